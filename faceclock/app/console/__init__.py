"""What the administrator's console does, below any window: services that ask for the right first."""
