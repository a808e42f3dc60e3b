"""What a process that opens files needs, loaded before it is forked: its own part is then the file alone."""

from hrbc_desktop.pdf.engine import fonts
from hrbc_desktop.pdf.reading import reader, renderer, text

__all__ = ["reader", "renderer", "text"]

fonts.register()
