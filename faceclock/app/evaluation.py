"""Measuring a pack on labelled photographs: 1:1 and 1:N."""

from faceclock.app.evaluation_identification import evaluate_identification
from faceclock.app.evaluation_verification import evaluate_verification

__all__ = ["evaluate_identification", "evaluate_verification"]
