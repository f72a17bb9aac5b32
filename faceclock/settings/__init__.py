"""Declared settings and the places on disk."""
