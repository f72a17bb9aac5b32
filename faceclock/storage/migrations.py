"""The schema, step by step. A step that has shipped is never edited; a change is a new step at the end.

All pending steps run in one transaction together with their records, so that a file holds either the old
schema or the new one.
"""

import sqlite3
from collections.abc import Callable, Sequence

from sqlite_utils import Database as Connection
from sqlite_utils import Migrations

from faceclock.storage import attendance_schema, console_schema, keys_schema, ledger_schema
from faceclock.storage.audit_names import forget_names

Step = Callable[[Connection], None]

APPLICATION_ID = 0x46434C4B  # "FCLK" at offset 68 of the file: how our own files are known

_TABLES = """
CREATE TABLE employees (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    team TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX employees_by_name ON employees (name);

CREATE TABLE templates (
    id TEXT PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employees (id) ON DELETE CASCADE,
    vector BLOB NOT NULL CHECK (length(vector) = 4 * dimension), -- float32, little-endian
    dimension INTEGER NOT NULL CHECK (dimension > 0),
    pack TEXT NOT NULL,
    pack_digest TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX templates_by_employee ON templates (employee_id);
CREATE INDEX templates_by_pack ON templates (pack_digest);

CREATE TABLE portraits (
    employee_id TEXT PRIMARY KEY REFERENCES employees (id) ON DELETE CASCADE,
    jpeg BLOB NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 40960),
    created_at INTEGER NOT NULL
) STRICT;

-- No foreign key: the punches of somebody who left stay when the employee, the templates and the portrait go.
-- "seq" is the order of arrival at this database, which a clock that was set back cannot disturb.
CREATE TABLE punches (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    employee_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    direction TEXT NOT NULL,
    method TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    suppressed INTEGER NOT NULL CHECK (suppressed IN (0, 1)),
    clock_back INTEGER NOT NULL CHECK (clock_back IN (0, 1)),
    similarity REAL,
    threshold REAL,
    runner_up REAL,
    pack_digest TEXT,
    frames INTEGER,
    CHECK ((pack_digest IS NULL) = (similarity IS NULL) AND (pack_digest IS NULL) = (threshold IS NULL))
) STRICT;
CREATE INDEX punches_by_employee ON punches (employee_id, at);
CREATE INDEX punches_by_time ON punches (at);
CREATE INDEX punches_by_kiosk ON punches (kiosk);

CREATE TABLE corrections (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    punch_id TEXT NOT NULL REFERENCES punches (id),
    kind TEXT NOT NULL,
    direction TEXT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    CHECK ((kind = 'direction') = (direction IS NOT NULL))
) STRICT;
CREATE INDEX corrections_by_punch ON corrections (punch_id);

-- Punches as they count now: the last correction of the direction wins, one void is enough.
CREATE VIEW effective_punches AS
SELECT punches.*,
    EXISTS (SELECT 1 FROM corrections WHERE punch_id = punches.id AND kind = 'void') AS voided,
    coalesce(
        (SELECT direction FROM corrections WHERE punch_id = punches.id AND kind = 'direction'
         ORDER BY seq DESC LIMIT 1),
        direction
    ) AS effective_direction
FROM punches;

CREATE TABLE pins (
    employee_id TEXT PRIMARY KEY REFERENCES employees (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- No foreign key: guesses at numbers that nobody has are slowed down too.
CREATE TABLE pin_failures (
    employee_id TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kiosk TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE site_values (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
"""

# The INSERT trigger stops INSERT OR REPLACE even on a connection whose recursive_triggers is off.
_APPEND_ONLY = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {key})
BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;
"""


_PICTURES = """
-- No foreign key: what somebody agreed to stays on record when the person goes.
CREATE TABLE consents (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    employee_id TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('pictures', 'training')),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    text_version TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;
CREATE INDEX consents_by_employee ON consents (employee_id, purpose, seq);

CREATE TABLE enrolment_pictures (
    id TEXT PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employees (id) ON DELETE CASCADE,
    template_id TEXT NOT NULL,
    source TEXT NOT NULL,
    content BLOB NOT NULL CHECK (length(content) > 40), -- five landmarks as float32, then a JPEG
    created_at INTEGER NOT NULL,
    UNIQUE (employee_id, source)
) STRICT;

-- A picture whose last template was removed must not bring it back.
CREATE TRIGGER enrolment_pictures_go_with_templates AFTER DELETE ON templates
WHEN NOT EXISTS (SELECT 1 FROM templates WHERE employee_id = OLD.employee_id AND source = OLD.source)
BEGIN DELETE FROM enrolment_pictures WHERE employee_id = OLD.employee_id AND source = OLD.source; END;
"""

_LIVE_CHECK = """
-- Whom the refused face resembled and how often in a row: nothing of the face, and gone with the employee.
CREATE TABLE liveness_refusals (
    employee_id TEXT PRIMARY KEY REFERENCES employees (id) ON DELETE CASCADE,
    count INTEGER NOT NULL CHECK (count > 0),
    last_at INTEGER NOT NULL
) STRICT;
"""


def first_schema(connection: Connection) -> None:
    """Version 1: people, punches, corrections, PINs, audit."""
    _run(connection, _TABLES)
    for table in ("punches", "corrections"):
        _run(connection, _APPEND_ONLY.format(table=table, key="seq = NEW.seq OR id = NEW.id"))
    _run(connection, _APPEND_ONLY.format(table="audit", key="seq = NEW.seq"))


def consents_and_pictures(connection: Connection) -> None:
    """Version 2: consents, and the enrolment pictures of those who gave theirs."""
    _run(connection, _PICTURES)
    _run(connection, _APPEND_ONLY.format(table="consents", key="seq = NEW.seq OR id = NEW.id"))


def refusals_of_the_live_check(connection: Connection) -> None:
    """Version 3: who was refused by the live check how often in a row."""
    _run(connection, _LIVE_CHECK)


def attendance(connection: Connection) -> None:
    """Version 4: the rule book, locked periods, computed days, and who asked for and approved a correction."""
    _run(connection, attendance_schema.SCRIPT)
    for table, key in attendance_schema.APPEND_ONLY.items():
        _run(connection, _APPEND_ONLY.format(table=table, key=key))


def console(connection: Connection) -> None:
    """Version 5: accounts, thresholds, scheduled reports, signed consents; when people left, how good templates are."""
    _run(connection, console_schema.SCRIPT)
    for table, key in console_schema.APPEND_ONLY.items():
        _run(connection, _APPEND_ONLY.format(table=table, key=key))


def keys(connection: Connection) -> None:
    """Version 6: keys, and faces and signatures sealed under them; no names in the audit log."""
    _run(connection, keys_schema.SCRIPT)
    keys_schema.seal_what_is_there(connection)
    forget_names(connection)
    _run(connection, _APPEND_ONLY.format(table="consent_signatures", key="seq = NEW.seq OR id = NEW.id"))


def ledger(connection: Connection) -> None:
    """Version 7: the chain over everything that is not computed, with an entry for each row that is there."""
    _run(connection, ledger_schema.SCRIPT)
    for table, key in ledger_schema.APPEND_ONLY.items():
        _run(connection, _APPEND_ONLY.format(table=table, key=key))
    ledger_schema.begin_chain(connection.conn)


STEPS: tuple[Step, ...] = (
    first_schema,
    consents_and_pictures,
    refusals_of_the_live_check,
    attendance,
    console,
    keys,
    ledger,
)


def migrate(connection: Connection, steps: Sequence[Step]) -> None:
    """Run the steps that this file has not had. To be called inside a transaction."""
    migrations = Migrations("faceclock")
    for step in steps:
        migrations(name=step.__name__)(step)
    migrations.apply(connection)
    ledger_schema.note_steps(connection.conn)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")


def _run(connection: Connection, script: str) -> None:
    """Statement by statement: sqlite3's own executescript would commit the surrounding transaction."""
    for statement in _statements(script):
        connection.execute(statement)


def _statements(script: str) -> list[str]:
    found, draft = [], ""
    for line in script.splitlines(keepends=True):
        draft += line
        if sqlite3.complete_statement(draft):
            found.append(draft)
            draft = ""
    return found
