"""Step 4, Compare: the options side by side."""
