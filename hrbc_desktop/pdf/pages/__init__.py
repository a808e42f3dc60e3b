"""What the pages of the sheet hold."""
