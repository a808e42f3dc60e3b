"""Which options fit what is known about the person."""
