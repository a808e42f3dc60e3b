"""Lints the content pack: sources, evidence, balance, wording and reading grade."""
