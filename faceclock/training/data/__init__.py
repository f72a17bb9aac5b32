"""Photographs of people, made ready to learn from."""
