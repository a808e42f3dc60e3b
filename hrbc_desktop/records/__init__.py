"""Keeps worksheets: encrypted, crash-proof, with a trail of what was done to them."""
