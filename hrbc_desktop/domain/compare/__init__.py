"""The chosen options side by side."""
