"""Keys and encryption of the records."""
