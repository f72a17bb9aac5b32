"""A camera's picture with what is seen in it, for the console's pages."""
