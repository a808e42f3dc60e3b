"""Widgets that Qt does not have."""
