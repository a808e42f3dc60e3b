"""The running consultation: the open document, saving, jobs, the lock and settings. QtCore and QtGui only."""
