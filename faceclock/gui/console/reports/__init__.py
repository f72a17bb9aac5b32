"""Reports: chosen, looked at, written to a file, and scheduled to a folder."""
