"""The full-screen view for the visit."""
