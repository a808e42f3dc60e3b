"""Opens a sheet again: sandboxed reading, signature validation, verdict."""
