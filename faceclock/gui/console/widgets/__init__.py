"""What pages are made of; nothing here knows what it shows."""
