"""A clinic's shared list on a server, and the outbox."""
