"""The seven steps of the worksheet, a folder each."""
