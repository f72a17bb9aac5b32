"""``threshold``: the study on the command line, and choices with their reasons."""

import json

import pytest
from typer.testing import CliRunner

from faceclock.cli.main import app


@pytest.fixture
def call(tmp_path):
    def _call(*words):
        return CliRunner().invoke(app, ["--data", str(tmp_path / "data"), "threshold", *words])

    return _call


def test_show_set_history_and_reset(call):
    before = json.loads(call("show", "--months", "12", "--people", "100", "--tries", "5", "--json").stdout)
    assert before["wish"]["fpir"] == pytest.approx(1 / 60)
    assert before["proposed"]["let_in_for_people"]["high"] <= 1 / 60
    assert call("set", "0.61", "--reason", "a test").exit_code == 0
    assert json.loads(call("show", "--json").stdout)["in_force"]["threshold"] == 0.61
    assert call("reset", "--reason", "over").exit_code == 0
    chosen = json.loads(call("history", "--json").stdout)
    assert [(item["similarity"], item["reason"]) for item in chosen] == [(None, "over"), (0.61, "a test")]
    assert "in force" in call("show").stdout and "calibration" in call("history").stdout


def test_a_threshold_below_the_calibration_needs_to_be_meant(call):
    assert call("set", "0.2", "--reason", "a test").exit_code == 1
    assert call("set", "0.2", "--reason", "a test", "--below-calibration").exit_code == 0
