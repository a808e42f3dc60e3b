"""The values: worksheet, profile, catalogue content, schedules."""
