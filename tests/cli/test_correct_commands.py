"""``correct`` and ``punches import`` as people type them."""

import pytest

from faceclock.app.operator import operator
from faceclock.app.site import open_site
from faceclock.domain.people import Employee


@pytest.fixture(autouse=True)
def _people(data, run):
    with open_site(data) as site:
        site.employees.add(Employee("7", "Ann"))
    assert run("settings", "set", "site.zone", "Europe/Berlin").exit_code == 0


def test_a_correction_is_listed_with_who_and_why(run, parsed):
    made = parsed(
        run(
            "correct",
            "add",
            "7",
            "2026-10-01T08:00",
            "in",
            "--reason",
            "power cut",
            "--approved-by",
            "Eve",
            "--json",
        )
    )
    assert (made["event"], made["direction"], made["at"]) == ("punch", "in", "2026-10-01T06:00:00.000000Z")
    changed = parsed(run("correct", "direction", made["id"], "out", "--reason", "wrong way", "--json"))
    assert (changed["made"]["direction"], changed["direction"]) == ("in", "out")
    assert run("correct", "void", made["id"], "--reason", "twice").exit_code == 0
    told = parsed(run("correct", "list", "7", "--json"))
    assert [(item["kind"], item["reason"]) for item in told["corrections"]] == [
        ("void", "twice"),
        ("direction", "wrong way"),
        ("add", "power cut"),
    ]
    last = told["corrections"][-1]
    assert (last["requested_by"], last["approved_by"], last["by"]) == (operator(), "Eve", operator())
    assert "power cut" in run("correct", "list").stdout
    assert parsed(run("punches", "--json"))[0]["voided"] is True


def test_a_reason_is_asked_for(run):
    assert run("correct", "add", "7", "2026-10-01T08:00", "in").exit_code == 2
    refused = run("correct", "add", "7", "2026-10-01T08:00", "in", "--reason", " ")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)


def test_four_eyes_is_a_setting(run):
    assert run("settings", "set", "attendance.four_eyes", "true").exit_code == 0
    alone = ("correct", "add", "7", "2026-10-01T08:00", "in", "--reason", "x")
    assert "--approved-by" in run(*alone).stderr
    assert run(*alone, "--approved-by", "Eve").exit_code == 0


@pytest.mark.parametrize("text", ["2026-10-01", "yesterday", "25:00"])
def test_what_is_no_instant_is_refused(run, text):
    refused = run("correct", "add", "7", text, "in", "--reason", "x")
    assert refused.exit_code == 1 and "is no instant" in refused.stderr


def test_minutes_may_be_taken(run):
    refused = run("correct", "adjust", "7", "2026-10-01", "-15", "--for-day", "2026-09-30", "--reason", "x")
    assert (refused.exit_code, "2026-09-30 is not locked" in refused.stderr) == (1, True)


def test_an_import_is_listed_beside_the_kiosks_punches(run, parsed, tmp_path):
    file = tmp_path / "old.csv"
    file.write_bytes("工号;时间;类型\n7;2026-10-01 08:00;签到\n7;2026-10-01 17:00;签退\n".encode("gbk"))
    mapping = tmp_path / "old.toml"
    mapping.write_text('[columns]\nemployee = "工号"\nat = "时间"\n', encoding="utf-8")
    told = parsed(
        run("punches", "import", file, "--mapping", mapping, "--columns", "direction=类型", "--json")
    )
    assert (told["added"], told["encoding"], told["problems"]) == (2, "gbk", [])
    listed = parsed(run("punches", "--json"))
    assert [(punch["direction"], punch["method"], punch["kiosk"]) for punch in listed] == [
        ("in", "import", "import"),
        ("out", "import", "import"),
    ]
    assert parsed(run("punches", "--employee", "7", "--to", "2026-10-01T12:00Z", "--json")) == listed[:1]


def test_an_imported_time_is_one_of_the_persons_site(run, parsed, tmp_path):
    assert run("roster", "site", "set", "sh", "--zone", "Asia/Shanghai").exit_code == 0
    assert run("roster", "assign", "7", "--off", "--from", "2026-10-01", "--site", "sh").exit_code == 0
    file = tmp_path / "own.csv"
    file.write_text(
        "employee_id,at,direction,zone\n7,2026-09-30T08:00,in,\n7,2026-10-01T08:00,in,\n7,2026-10-02T08:00,in,UTC\n",
        encoding="utf-8",
    )
    for options in ((), ("--columns", "zone=zone")):
        assert run("punches", "import", file, *options).exit_code == 0
    assert [found["at"][:16] for found in parsed(run("punches", "--json"))] == [
        "2026-09-30T06:00",
        "2026-10-01T00:00",
        "2026-10-02T08:00",
    ]
    assert run("punches", "import", file, "--zone", "America/New_York", "--dry-run").stdout.startswith(
        "2 punches"
    )


def test_problems_of_a_file_go_to_stderr_with_their_lines(run, tmp_path):
    file = tmp_path / "old.csv"
    file.write_text(
        "employee_id,at,direction\n7,2026-10-01 08:00,in\n9,2026-10-01 08:00,in\n", encoding="utf-8"
    )
    refused = run("punches", "import", file)
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[0] == "old.csv:3: nobody has the ID '9'."
    assert "--skip-bad" in refused.stderr.splitlines()[-1]
    assert run("punches", "import", file, "--skip-bad").exit_code == 0


def test_a_problem_of_a_line_can_be_read_however_long_the_line(run, tmp_path):
    file = tmp_path / "long.csv"
    file.write_text(f"employee_id,at\n7,{'9' * 5000}\n7,2026-10-01T08:00\0\n", encoding="utf-8")
    refused = run("punches", "import", file)
    assert (refused.exit_code, len(refused.stderr) < 1500, "NUL" in refused.stderr) == (1, True, True)
    file.write_text(f"{'x' * 5000},y\n7,8\n", encoding="utf-8")
    assert len(run("punches", "import", file).stderr) < 600


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns = 3", "m.toml, line 1: columns input should be"),
        ("[columns]\nwho = 'Nr'", "m.toml, line 2: columns.who is no key that is known here.\n"),
        (
            "header = 'x'\n[columns]\nemployee = 3",
            "m.toml, line 3: columns.employee input should be a valid string",
        ),
        ("[directions]\nx = 'up'", "m.toml, line 2: directions.x input should be"),
        ("x =", "is no TOML"),
    ],
)
def test_a_broken_mapping_says_where(run, tmp_path, text, said):
    mapping = tmp_path / "m.toml"
    mapping.write_text(text, encoding="utf-8")
    refused = run("punches", "import", mapping, "--mapping", mapping)
    assert refused.exit_code == 1 and said in refused.stderr
