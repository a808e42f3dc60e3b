"""Step 2, About you."""
