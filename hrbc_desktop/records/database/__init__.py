"""The two databases: SQLCipher on this computer, PostgreSQL of a clinic."""
