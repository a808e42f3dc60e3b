"""Step 1, Start: who and when."""
