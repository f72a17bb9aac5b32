"""Hours: the month and the day of a person, everybody's month, closed periods."""
