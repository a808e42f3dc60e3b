"""The desktop around the program: single instance, locks, privacy, crash reports."""
