"""Compiled from forms/*.ui by `./dev forms`; never edited by hand."""
