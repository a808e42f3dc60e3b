"""Signing: identities, form fields, appearance."""
