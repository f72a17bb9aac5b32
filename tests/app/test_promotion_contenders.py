"""What can be named to promote: a pack or a finished run's, whole, calibrated and not in use."""

import shutil

import pytest
from promotion_examples import (
    STARTER,
    forced,
    make_run,
    make_variant,
    pack_in_use,
    quiet,
)

from faceclock.app.comparing import compare, current_contender
from faceclock.app.comparing_sets import Sets
from faceclock.app.contenders import contender_of, find_contender
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, PackProblem


def test_an_uncalibrated_pack_cannot_be_forced(data, tmp_path):
    raw = make_variant(tmp_path, "raw", calibration=None)
    with pytest.raises(PackProblem, match="raw has no calibration"):
        forced(data, raw)
    with open_site(data) as site, pytest.raises(PackProblem, match="raw has no calibration"):
        compare(site, contender_of(raw), current_contender(site), Sets(), quiet)


def test_the_pack_in_use_and_a_damaged_one_are_refused(data, tmp_path):
    with pytest.raises(InputProblem, match="starter is the pack in use already"):
        forced(data, "starter")
    damaged = make_variant(tmp_path, "damaged")
    with (damaged / "recogniser.onnx").open("r+b") as stream:
        stream.seek(1000)
        stream.write(b"\0" * 50)
    with pytest.raises(PackProblem, match="wrong sha256"):
        forced(data, damaged)
    with pytest.raises(PackProblem, match="There is no model pack 'nothing'"):
        forced(data, "nothing")
    assert pack_in_use(data) == "starter"


def test_a_runs_pack_by_the_runs_name(data):
    make_run(data, "spring")
    assert forced(data, "spring")["pack"] == "variant"
    assert pack_in_use(data) == "variant"


@pytest.mark.parametrize("state", ["failed", "cancelled", "running"])
def test_a_run_that_is_not_finished(data, state):
    make_run(data, "spring", state)
    told = "stopped" if state == "running" else state
    with pytest.raises(InputProblem, match=f"spring is {told} and not done.*train resume spring"):
        forced(data, "spring")


def test_a_run_without_a_pack_or_with_two(data):
    run = make_run(data, "spring")
    make_variant(run / "pack", "second")
    with pytest.raises(InputProblem, match="made second, variant; name a pack's folder"):
        find_contender(data, "spring")
    shutil.rmtree(run / "pack")
    with pytest.raises(InputProblem, match="made none"):
        find_contender(data, "spring")


def test_the_example_packs_differ(variant):
    assert contender_of(variant).digest != contender_of(STARTER).digest
