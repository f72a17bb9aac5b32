"""The administrator's console: one window, a page for each kind of work."""
