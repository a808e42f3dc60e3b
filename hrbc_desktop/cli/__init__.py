"""The command line: the work without a window."""
