"""What people read of attendance: reports from plain facts, and a renderer for each format."""
