"""Calibrations that this project measured. A table belongs to the recogniser it names, and to no other."""

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable

# The weights' own notes give these similarities; the intervals are +-0.01 until they are measured.
MOBILEFACENET = CalibrationTable(
    dataset="LFW (deep-funneled)",
    date="2025-11-20",
    comparisons=87_000_000,
    subjects=5749,
    detector="YuNet n, 320 pixels",
    points=(
        CalibrationPoint(1e-3, 0.338, 0.328, 0.348),
        CalibrationPoint(1e-4, 0.410, 0.400, 0.420),
        CalibrationPoint(1e-5, 0.480, 0.470, 0.490),
        CalibrationPoint(1e-6, 0.564, 0.554, 0.574),
    ),
)
