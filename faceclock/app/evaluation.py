"""Measuring a pack on labelled photographs: 1:1, 1:N, and what refusing poor ones saves."""

from faceclock.app.evaluation_identification import evaluate_identification
from faceclock.app.evaluation_quality import evaluate_quality
from faceclock.app.evaluation_verification import evaluate_verification

__all__ = ["evaluate_identification", "evaluate_quality", "evaluate_verification"]
