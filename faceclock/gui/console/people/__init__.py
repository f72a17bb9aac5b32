"""The page People: everybody in a table, one person beside it, and what is done with them."""
