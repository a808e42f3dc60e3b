"""Revisions of a worksheet: what a signature freezes."""
