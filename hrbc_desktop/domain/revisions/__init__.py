"""Revisions of a worksheet: what a signature freezes, and what changed since."""
