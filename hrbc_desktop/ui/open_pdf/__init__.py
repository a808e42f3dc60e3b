"""Opening a PDF: the verdict page."""
