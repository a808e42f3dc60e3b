"""What is true about a consultation: pure values and functions, without Qt, files or clocks."""
