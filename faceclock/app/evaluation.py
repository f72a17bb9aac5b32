"""Measuring a pack on labelled photographs: 1:1, 1:N, what refusing poor ones saves, and attacks."""

from faceclock.app.evaluation_identification import evaluate_identification
from faceclock.app.evaluation_pad import evaluate_pad
from faceclock.app.evaluation_quality import evaluate_quality
from faceclock.app.evaluation_verification import evaluate_verification

__all__ = ["evaluate_identification", "evaluate_pad", "evaluate_quality", "evaluate_verification"]
