"""Step 5, What matters."""
