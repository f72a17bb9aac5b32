"""Attendance, from the facts on disk to answers."""
