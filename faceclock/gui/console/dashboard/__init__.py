"""The first page: who is in, what is late or missing, how the kiosk is."""
