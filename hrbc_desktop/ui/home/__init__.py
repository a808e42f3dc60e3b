"""Home: the list of worksheets."""
