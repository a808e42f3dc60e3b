"""Step 3: the options."""
