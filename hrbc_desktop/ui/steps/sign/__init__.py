"""Step 7, Sign and save."""
