"""Training in the console, below any window and without torch: data, recipes, runs, curves."""

import json
import os
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from promotion_examples import SILENT, STARTER, agree, make_run

from faceclock.app.console.logins import Logins
from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_rows import State
from faceclock.app.site import open_site
from faceclock.app.training_curves import VALIDATION, read_part
from faceclock.app.training_recipes import Recipe, Thoroughness
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.storage.audit import Audit

GONE = 2**22 + 1  # no process has this number


@pytest.fixture
def site(data):
    with open_site(data, "starter") as site:
        yield site


@pytest.fixture
def service(site):
    return TrainingService(Logins(site).make_owner("Olga", "correct horse"), site)


def write_run(
    data: Path, name: str, state: str = "running", pid: int = GONE, events=(), log: str = ""
) -> Path:
    folder = data / "training" / name
    folder.mkdir(parents=True)
    status = {"state": state, "kind": "adapter", "pid": pid, "started_at": datetime.now(UTC).isoformat()}
    (folder / "status.json").write_text(json.dumps(status), encoding="utf-8")
    (folder / "events.jsonl").write_bytes(b"".join(json.dumps(event).encode() + b"\n" for event in events))
    (folder / "trainer.log").write_text(log, encoding="utf-8")
    return folder


def step(number: int, loss: float) -> dict[str, object]:
    return {"event": "step", "step": number, "of": 100, "loss": loss, "eta_seconds": 9}


def test_the_data_check_counts_only_who_agreed(service, site):
    told = service.data()
    assert (told.keeps_pictures, len(told.people), told.agreed, told.pictures) == (True, 7, 6, 12)
    assert (told.held_out, told.can_learn, told.is_enough) == (6, True, False)
    assert told.people[0].employee_id == SILENT and not told.people[0].agreed
    agree(site, SILENT)
    site.database.execute("DELETE FROM enrolment_pictures")
    told = service.data()
    assert told.agreed == 7 and not told.can_learn and told.with_at_least(1) == 0


def test_a_picture_under_a_wrong_name_is_suspected(service, site):
    assert service.suspects() == []
    wrong = site.templates.of("1001")[0]
    site.templates.remove(wrong.id)
    site.templates.add(replace(wrong, employee_id="1002"))
    first, *_ = service.suspects()
    assert {first.employee_id, first.other_id} == {"1001", "1002"}
    assert first.similarity > first.own and first.name.startswith("Person")


def test_a_recipe_becomes_a_run_file_of_this_site(service, photos, tmp_path):
    [(name, parent), *_] = service.parents()
    assert name == "starter"
    strangers = photos["1001"][0].parent.parent
    assert service.strangers(strangers) == (7, 14)
    recipe = Recipe(Thoroughness.QUICK, parent, "ours", strangers)
    told = tomllib.loads(service.draft(recipe))
    assert (told["kind"], told["people"]["images"], told["background"]["images"]) == (
        "adapter",
        "site:",
        str(strangers.resolve()),
    )
    assert Path(told["parent"]) == STARTER.resolve() and Path(told["cache"]).is_absolute()
    alone = tomllib.loads(service.draft(replace(recipe, thoroughness=Thoroughness.THOROUGH, strangers=None)))
    assert alone["kind"] == "full" and "background" not in alone
    with pytest.raises(InputProblem, match="came without the weights"):
        (tmp_path / "pack.toml").write_text((STARTER / "pack.toml").read_text(encoding="utf-8"))
        service.draft(replace(recipe, thoroughness=Thoroughness.THOROUGH, parent=tmp_path))
    with pytest.raises(InputProblem, match="does not exist"):
        service.strangers(tmp_path / "nowhere")


def test_examples_to_begin_from_are_whole_run_files(service):
    kinds = {tomllib.loads(text)["kind"] for text in service.examples().values()}
    assert {"adapter", "tail", "full", "recogniser"} <= kinds


@pytest.mark.parametrize(
    ("text", "line"), [("kind = 'adapter'\nsteps 3\n", 2), ("a = 1\na = 2\n", 2), ("a = [1,\n", 1)]
)
def test_what_is_no_toml_is_told_with_its_line(service, text, line):
    fault = service.check(text, lambda done, total: None).fault
    assert fault is not None and fault.line == line and "no TOML" in fault.sentence


def test_without_a_python_to_train_with_runs_can_be_seen_and_not_started(service, site, monkeypatch):
    monkeypatch.setenv("FACECLOCK_TRAINER", "/nowhere/python")
    assert service.trainer() == "no python" and service.runs() == []
    for job in (
        lambda: service.start("mine", "kind = 'adapter'"),
        lambda: service.check("", lambda d, t: None),
    ):
        with pytest.raises(EnvironmentProblem, match="/nowhere/python is not there"):
            job()
    assert service.runs() == []


def test_a_run_that_died_says_why_and_can_be_resumed_or_removed(service, site):
    write_run(site.data, "killed", log="Traceback (most recent call last):\nMemoryError: no room\n")
    write_run(site.data, "quiet")
    rows = {row.name: row for row in service.runs()}
    assert {row.state for row in rows.values()} == {State.STOPPED}
    assert "MemoryError: no room" in rows["killed"].reason and rows["quiet"].reason == ""
    assert rows["killed"].can_resume and not rows["killed"].can_compare
    service.remove("killed")
    assert [row.name for row in service.runs()] == ["quiet"]
    entry = Audit(site.database).newest(1)[0]
    assert (entry.action, entry.subject, entry.actor) == ("training.remove", "killed", "Olga")


def test_what_goes_on_is_not_removed_and_two_consoles_see_the_same(service, site):
    folder = write_run(site.data, "busy", pid=os.getpid(), events=[step(20, 2.0)])
    with pytest.raises(InputProblem, match="goes on; stop it"):
        service.remove("busy")
    other = TrainingService(service.session, site)
    assert other.run("busy") == replace(service.run("busy"), seconds=other.run("busy").seconds)
    assert other.run("busy").going_on and (other.run("busy").step, other.run("busy").of) == (20, 100)
    status = json.loads((folder / "status.json").read_text(encoding="utf-8"))
    (folder / "status.json").write_text(json.dumps({**status, "state": "cancelled"}), encoding="utf-8")
    assert other.run("busy").state is State.CANCELLED
    (folder / "paused").touch()
    assert other.run("busy").state is State.PAUSED


def test_a_run_that_made_a_pack_can_be_compared(service, site):
    make_run(site.data, "spring")
    row = service.run("spring")
    assert (row.state, row.pack, row.can_compare, row.can_resume) == (State.DONE, "variant", True, False)


def test_curves_are_read_from_where_the_last_look_ended(service, site):
    events = [{"event": "find", "done": 3, "of": 9}, step(20, 2.0), step(40, 1.0)]
    folder = write_run(site.data, "mine", events=events)
    first = service.curves("mine")
    assert first.curves == {"loss": [(20, 2.0), (40, 1.0)]}
    assert (first.stage, first.done, first.of, first.eta_seconds, first.whole) == ("step", 40, 100, 9, True)
    with (folder / "events.jsonl").open("ab") as stream:
        stream.write(
            b'{"event": "epoch", "step": 60, "accuracy": 0.9, "fnmr": {"value": 0.2}}\n{"event": "st'
        )
    then = service.curves("mine", first.end)
    assert then.curves == {f"{VALIDATION}accuracy": [(60, 0.9)], f"{VALIDATION}fnmr": [(60, 0.2)]}
    assert service.curves("mine", then.end).curves == {}
    (folder / "events.jsonl").write_bytes(json.dumps(step(20, 3.0)).encode() + b"\n")
    anew = service.curves("mine", then.end)
    assert anew.curves == {"loss": [(20, 3.0)]} and anew.end < then.end


def test_long_curves_are_read_in_parts(site):
    folder = write_run(site.data, "long", events=[step(number, 1.0) for number in range(200)])
    end, seen, looks = 0, 0, 0
    while True:
        part = read_part(folder, end, most=500)
        end, seen, looks = part.end, seen + len(part.curves.get("loss", ())), looks + 1
        if part.whole:
            break
    assert (seen, end) == (200, (folder / "events.jsonl").stat().st_size) and looks > 10
