"""Dialogs about the records: history, deleted, backup, conflicts."""
