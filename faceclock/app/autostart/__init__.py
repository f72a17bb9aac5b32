"""A kiosk that opens by itself: what each system reads, written and taken away."""
