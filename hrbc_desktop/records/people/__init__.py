"""The people of a list that several use: who they are, their keys, and a new key for the list."""
