"""Step 6, Questions."""
