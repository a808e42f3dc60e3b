"""The content pack: reading it, cross-checking it, and holding its words against the house rules."""
