"""Backup, salvage, and putting files in place."""
