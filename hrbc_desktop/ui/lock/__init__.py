"""The lock page and the dialogs about passphrases."""
