"""The page Devices & data: cameras, backups, what is kept of people who left, and the database."""
