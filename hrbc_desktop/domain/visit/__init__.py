"""The visit: questions, steps, and the entry in the list of worksheets."""
