"""Helps a person with HR-positive, HER2-negative breast cancer prepare the talk about her treatment."""

__version__ = "0.1.0"
