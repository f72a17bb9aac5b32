"""Files of other systems, in their encodings, on the real database."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faceclock.app.attendance.import_encoding import Encoding
from faceclock.app.attendance.import_format import Columns, PunchFileFormat, directions_said
from faceclock.app.attendance.importing import PunchImport, PunchImporter
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Correction, CorrectionKind, Direction, Method, Punch
from faceclock.storage.audit import Audit
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.punches import Punches

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
GERMAN = PunchFileFormat(columns=Columns(employee="Nr", at="Zeitpunkt", direction="Art"))
CHINESE = PunchFileFormat(columns=Columns(employee="工号", at="时间", direction="类型"))
Import = Callable[..., PunchImport]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "f.sqlite3", kiosk="door-1") as opened:
        for number in ("7", "8", "ÄÖ-1"):
            Employees(opened).add(Employee(number, f"Person {number}"))
        Employees(opened).add(Employee("left", "Left", active=False))
        yield opened


@pytest.fixture
def take(database: Database, tmp_path: Path) -> Import:
    """Import a text, written in a codec."""

    def run(
        text: str, layout: PunchFileFormat = GERMAN, codec: str = "utf-8", **options: bool
    ) -> PunchImport:
        file = tmp_path / "alt.csv"
        file.write_bytes(text.encode(codec))
        berlin = ZoneInfo("Europe/Berlin")
        importer = PunchImporter(
            database, layout, lambda *_: berlin, lambda day: day < date(2026, 9, 1), "hr", lambda: NOW
        )
        return importer.run(file, **options)

    return run


def table(*rows: str, headings: str = "Nr;Zeitpunkt;Art") -> str:
    return "\r\n".join((headings, *rows)) + "\r\n"


def stored(database: Database) -> list[tuple[str, str, str]]:
    return [
        (found.punch.employee_id, found.punch.at.isoformat(), found.direction.value)
        for found in Punches(database).all()
    ]


DAY = table("7;2026-10-01 08:00;Kommen", "7;2026-10-01 16:30;Gehen")
STORED = [("7", "2026-10-01T06:00:00+00:00", "in"), ("7", "2026-10-01T14:30:00+00:00", "out")]


def test_a_file_becomes_punches_and_says_so_in_the_audit_log(take: Import, database: Database) -> None:
    done = take(DAY)
    assert (done.lines, done.added, done.already, done.refused) == (2, 2, 0, 0)
    assert stored(database) == STORED
    punch = Punches(database).all()[0].punch
    assert (punch.method, punch.kiosk, punch.zone) == (Method.IMPORT, "import", "Europe/Berlin")
    (row,) = Audit(database).about("alt.csv")
    assert (row.action, row.actor, row.detail["added"]) == ("punches.import", "hr", 2)


def test_the_same_file_again_adds_nothing_and_a_longer_one_its_rest(take: Import, database: Database) -> None:
    take(DAY)
    again = take(DAY)
    assert (again.added, again.already) == (0, 2)
    longer = take(DAY + "8;2026-10-01 09:00;Kommen\r\n")
    assert (longer.added, longer.already) == (1, 2)
    assert len(stored(database)) == 3


def test_what_was_voided_stays_void_when_its_file_comes_again(take: Import, database: Database) -> None:
    take(DAY)
    first = Punches(database).all()[0].punch
    Corrections(database).add(Correction(uuid7(), first.id, CorrectionKind.VOID, NOW, "hr", "wrong person"))
    assert take(DAY).added == 0
    assert Punches(database).get(first.id).voided


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", Encoding.UTF_8), ("utf-8-sig", Encoding.UTF_8), ("cp1252", Encoding.LATIN_1)],
)
def test_a_german_file_is_read_in_its_encoding(
    take: Import, database: Database, codec: str, encoding: Encoding
) -> None:
    text = table("ÄÖ-1;2026-10-01 08:00;Kommen;Müller", headings="Nr;Zeitpunkt;Art;Straße")
    if codec == "cp1252":  # next to each other they could be Chinese: said, not guessed
        with pytest.raises(InputProblem, match="may be GBK or Latin-1"):
            take(text, codec=codec)
        done = take(text, PunchFileFormat(encoding=Encoding.LATIN_1, columns=GERMAN.columns), codec)
    else:
        done = take(text, codec=codec)
    assert (done.added, done.encoding) == (1, encoding)
    assert stored(database)[0][0] == "ÄÖ-1"


def test_lone_umlauts_are_latin_1(take: Import) -> None:
    layout = PunchFileFormat(columns=Columns(employee="Schlüssel", at="Zeitpunkt"))
    done = take(table("7;2026-10-01 08:00", headings="Schlüssel;Zeitpunkt"), layout, "cp1252")
    assert (done.added, done.encoding) == (1, Encoding.LATIN_1)


def test_a_chinese_file_is_known_as_gbk(take: Import, database: Database) -> None:
    text = table("7,2026-10-01 08:00,签到", "7,2026/10/1 17:30:05,签退", headings="工号,时间,类型")
    done = take(text, CHINESE, "gbk")
    assert (done.added, done.encoding) == (2, Encoding.GBK)
    assert [row[2] for row in stored(database)] == ["in", "out"]


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("gbk", Encoding.UTF_8),
        ("utf-8", Encoding.GBK),
        ("utf-8", Encoding.LATIN_1),
        ("utf-16", Encoding.AUTO),
    ],
)
def test_a_wrongly_named_encoding_is_refused(
    take: Import, database: Database, codec: str, named: Encoding
) -> None:
    text = table("7,2026-10-01 08:00,签到", headings="工号,时间,类型")
    with pytest.raises(InputProblem, match="written in"):
        take(text, PunchFileFormat(encoding=named, columns=CHINESE.columns), codec)
    assert stored(database) == []


PROBLEMS = {
    "7;2026-10-01 08:00": "has 2 cells, and 3 are needed",
    "7;01/10/2026 08:00;Kommen": "--date-format",
    "7;2026-10-01;Kommen": "no instant",
    "7;2026-02-30 08:00;Kommen": "does not exist",
    "7;2026-03-29 02:30;Kommen": "does not exist in Europe/Berlin",
    "7;2026-10-25 02:30;Kommen": "2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00",
    "7;2026-11-01 13:01;Kommen": "in the future",
    "9;2026-10-01 08:00;Kommen": "nobody has the ID '9'",
    "left;2026-10-01 08:00;Kommen": "not active",
    "7;2026-08-31 08:00;Kommen": "locked period",
    "7;2026-10-01 08:00;1": "--directions 1=in",
    '7;2026-10-01 08:00;"Kommen': "check its quotes",
}


@pytest.mark.parametrize(("row", "said"), PROBLEMS.items())
def test_a_bad_line_is_told_by_its_number_and_nothing_is_imported(
    take: Import, database: Database, row: str, said: str
) -> None:
    text = table("8;2026-10-01 08:00;Kommen", "", row, "8;2026-10-01 16:00;Gehen")
    done = take(text)
    assert [problem.line for problem in done.problems] == [4]
    assert said in done.problems[0].sentence
    assert stored(database) == []
    assert (take(text, skip_bad=True).added, len(stored(database))) == (2, 2)


def test_lines_that_say_the_same_are_told_and_counted_once(take: Import, database: Database) -> None:
    text = table("7;2026-10-01 08:00;Kommen", "8;2026-10-01 08:00;Kommen", "7;2026-10-01T06:00Z;in")
    done = take(text)
    assert [(problem.line, "line 2" in problem.sentence) for problem in done.problems] == [(4, True)]
    assert (take(text, skip_bad=True).added, len(stored(database))) == (2, 2)


def test_another_punch_at_the_very_instant_is_told_unless_it_is_void(
    take: Import, database: Database
) -> None:
    held = Punch(
        uuid7(), "7", datetime(2026, 10, 1, 6, tzinfo=UTC), "UTC", Direction.OUT, Method.MANUAL, "door-1"
    )
    Punches(database).add(held)
    done = take(DAY)
    assert [(problem.line, held.id in problem.sentence) for problem in done.problems] == [(2, True)]
    Corrections(database).add(Correction(uuid7(), held.id, CorrectionKind.VOID, NOW, "hr", "wrong"))
    assert take(DAY).added == 2


def test_two_directions_in_one_minute_are_two_punches(take: Import) -> None:
    text = table("7;2026-10-01 12:00;Gehen", "7;2026-10-01 12:00;Kommen")
    assert take(text).added == 2
    assert take(text).already == 2


def test_a_dry_run_says_what_would_be_and_stores_nothing(take: Import, database: Database) -> None:
    done = take(DAY, dry_run=True)
    assert (done.added, done.dry_run, stored(database)) == (2, True, [])


def test_a_terminals_own_log_has_no_headings_and_numbers_for_directions(
    take: Import, database: Database
) -> None:
    layout = PunchFileFormat(
        header=False,
        columns=Columns(employee="1", at="2", direction="4"),
        directions=directions_said("zkteco"),
    )
    take("       7\t2026-10-01 08:00:00\t1\t0\t1\t0\n       7\t2026-10-01 16:30:00\t1\t1\t1\t0\n", layout)
    assert stored(database) == STORED


def test_date_and_time_may_be_apart_and_in_a_format_of_their_own(take: Import, database: Database) -> None:
    layout = PunchFileFormat(
        columns=Columns(employee="id", date="day", time="time", direction="way"),
        date_format="%m/%d/%Y %I:%M %p",
    )
    take("id,day,time,way\n7,10/01/2026,08:00 AM,in\n7,10/01/2026,04:30 PM,out\n", layout)
    assert stored(database) == STORED


def test_a_zone_of_a_line_goes_before_the_files(take: Import, database: Database) -> None:
    layout = PunchFileFormat(columns=Columns(employee="Nr", at="at", zone="Zone"))
    take("Nr\tat\tZone\n7\t2026-10-01 08:00\tAsia/Shanghai\n7\t1.10.2026 8:00\t\n", layout)
    assert [row[1] for row in stored(database)] == ["2026-10-01T00:00:00+00:00", "2026-10-01T06:00:00+00:00"]


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        ("", GERMAN.columns, "is empty"),
        ("Hello\nWorld\n", GERMAN.columns, "neither a comma"),
        ("Nr;Zeit;Art\n", GERMAN.columns, "'Zeitpunkt' is missing; the file has: Nr, Zeit, Art"),
        ("Nr;Nr;Zeitpunkt\n", Columns(employee="Nr", at="Zeitpunkt"), "stands there twice"),
        ("Nr;Zeitpunkt;Art\n", Columns(at="Zeitpunkt"), "No column says who"),
        ("Nr;Zeitpunkt;Art\n", Columns(employee="Nr", date="Zeitpunkt"), "both `date` and `time`"),
    ],
)
def test_a_file_with_other_columns_is_refused(take: Import, text: str, columns: Columns, said: str) -> None:
    with pytest.raises(InputProblem, match=said):
        take(text, PunchFileFormat(columns=columns))


def test_an_interrupted_import_goes_on_where_it_was(
    take: Import, database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("faceclock.app.attendance.importing._BATCH", 2)
    text = table(*(f"7;2026-10-01 {hour:02d}:00;" for hour in range(8, 15)))

    def stop(done: int, total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(text, progress=stop)
    assert len(stored(database)) == 4
    done = take(text)
    assert (done.added, done.already, len(stored(database))) == (3, 4, 7)


def test_of_a_file_of_the_wrong_kind_only_the_first_problems_are_listed(take: Import) -> None:
    done = take(table(*(f"x{line};2026-10-01 08:00;in" for line in range(1500))))
    assert (done.refused, len(done.problems)) == (1500, 1000)
