"""Reads pathology reports, letters and result pages by rules: no model, no network, no guess."""
