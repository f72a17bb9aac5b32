"""Who works when, who is away, and by which rules hours count."""
