"""The page on which the face model learns the site's own people."""
