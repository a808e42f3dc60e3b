"""One author for each sentence, on the screen, on paper and on the command line."""
