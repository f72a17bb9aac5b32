"""SQLite: facts on disk."""
