"""The first start: from nothing to the first person."""
