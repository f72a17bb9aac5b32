"""The enrolment wizard."""
