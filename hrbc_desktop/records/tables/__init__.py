"""The tables, their rows, and the index of worksheets."""
