"""The commands of the command line, by what they work on. They print, and load what they need when it is needed."""
