"""What keeps a site's data and lets it go: backup and restore, retention, the check of the database, export."""
