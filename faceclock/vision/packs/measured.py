"""Calibrations that this project measured. A table belongs to the recogniser it names, and to no other."""

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable

# By app.calibrating on the development pack. The 42 pairs above 0.6, some of them LFW's label errors, were
# left in: they raise the similarity at 1e-6, which errs on the side of refusing.
MOBILEFACENET = CalibrationTable(
    dataset="LFW (deep-funneled) without 963 held-back people",
    date="2026-11-22",
    comparisons=54_817_053,
    subjects=4786,
    detector="YuNet n, 320 pixels",
    points=(
        CalibrationPoint(1e-3, 0.3396, 0.3309, 0.3560),
        CalibrationPoint(1e-4, 0.4148, 0.3985, 0.4523),
        CalibrationPoint(1e-5, 0.4881, 0.4558, 0.5238),
        CalibrationPoint(1e-6, 0.5611, 0.5156, 0.7072),
    ),
)
