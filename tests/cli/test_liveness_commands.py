"""``liveness``, ``drill`` and the kiosk's ``--liveness`` from the command line."""

import pytest


def test_an_unknown_mode_is_one_sentence(run) -> None:
    for command in (("kiosk", "--headless", "--source", "demo"), ("drill", "--species", "print")):
        result = run(*command, "--liveness", "sometimes")
        assert result.exit_code == 1
        assert "sometimes" in result.stderr and result.stderr.count("\n") == 1


def test_pad_without_a_net_says_what_to_install(run, tmp_path) -> None:
    result = run("evaluate", "pad", "--live", tmp_path, "--spoof", tmp_path)
    assert result.exit_code == 1 and "liveness-minifas" in result.stderr


@pytest.mark.shared
def test_liveness_of_pictures(run, packed, shared, parsed) -> None:
    for name, live in (("T1", True), ("F1", False)):
        file = shared / "data" / "pad" / f"image_{name}.jpg"
        answer = parsed(run("liveness", file, "--pack", "development", "--json"))
        assert answer["live"] is live and isinstance(answer["score"], float)
        assert answer["reasons"] == ([] if live else ["not_live"])
    said = run("liveness", shared / "data" / "pad" / "image_F2.jpg", "--pack", "development").stdout
    assert said.startswith("Not live (not_live). Score -")


@pytest.mark.shared
def test_fault_31_a_spoof_in_a_folder_of_frames_is_refused_when_asked_to_check(
    run, packed, shared, parsed, tmp_path
) -> None:
    import json
    import shutil

    picture = shared / "data" / "pad" / "image_F1.jpg"
    assert (
        run(
            "enroll", "--id", "7", "--name", "Seven", picture, "--recognition", "--pack", "development"
        ).exit_code
        == 0
    )
    frames = tmp_path / "frames"
    frames.mkdir()
    for number in range(40):
        shutil.copy(picture, frames / f"{number:02}.jpg")
    events = {}
    for mode in ("off", "passive"):
        arguments = ("kiosk", "--headless", "--fast", "--json", "--source", frames, "--liveness", mode)
        lines = run(*arguments, "--pack", "development").stdout.splitlines()
        events[mode] = [(event["event"], event.get("reason")) for event in map(json.loads, lines)]
    assert ("punch", None) in events["off"]
    assert ("refused", "not_live") in events["passive"]
    assert not [event for event, _ in events["passive"] if event == "punch"]
