"""Composition: builds everything from settings and owns the threads."""
