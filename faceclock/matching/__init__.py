"""Gallery, decision, calibration."""
