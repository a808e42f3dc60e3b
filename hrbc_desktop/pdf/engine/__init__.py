"""The PDF engine: tagged canvas, fonts, layout, PDF/A."""
