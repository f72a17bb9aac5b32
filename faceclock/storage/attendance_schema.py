"""The tables of attendance: facts that are only ever added to, and what was computed from them.

Days are ISO text (2026-10-01) of the employee's site, instants microseconds of UTC, durations minutes.
"""

# Every rule, shift, pattern, assignment, site, holiday, leave and approval. The last row of (kind, key) holds.
_BOOK = """
CREATE TABLE book_facts (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN (
        'rules', 'shift', 'pattern', 'assignment', 'site', 'holiday', 'leave_type', 'leave', 'approval',
        'membership')),
    key TEXT NOT NULL,
    body TEXT, -- JSON; NULL: taken back
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;
CREATE INDEX book_facts_by_key ON book_facts (kind, key, seq);
"""

# "..._seen": the newest fact of each kind that the locked hours stand on, so that their trace can be told again.
_PERIODS = """
CREATE TABLE periods (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    first TEXT NOT NULL,
    last TEXT NOT NULL CHECK (first <= last),
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    punches_seen INTEGER NOT NULL,
    corrections_seen INTEGER NOT NULL,
    book_seen INTEGER NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;
"""

_RESULT = """
    employee_id TEXT NOT NULL,
    day TEXT NOT NULL,
    shifts TEXT NOT NULL, -- codes joined by "+"
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    site TEXT NOT NULL,
    label TEXT NOT NULL,
    first_in INTEGER,
    last_out INTEGER,
    scheduled INTEGER NOT NULL,
    span INTEGER NOT NULL,
    worked INTEGER NOT NULL,
    break_minutes INTEGER NOT NULL,
    unpaid INTEGER NOT NULL,
    credited INTEGER NOT NULL,
    late INTEGER NOT NULL,
    early INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    regular INTEGER NOT NULL,
    rounding_seconds INTEGER NOT NULL,
    overtime TEXT NOT NULL, -- JSON list of [name, multiplier, minutes, unapproved, capped], or empty
"""

# What payroll saw: never computed again, and a later locking of the same days stands beside it.
_LOCKED_DAYS = f"""
CREATE TABLE locked_days (
    period TEXT NOT NULL REFERENCES periods (id),
{_RESULT}
    PRIMARY KEY (employee_id, day, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX locked_days_by_period ON locked_days (period);
"""

# A cache: may be emptied at any time, together with attendance_reach: which days of whom it holds, and "due", when
# a pending one of them may be decided (NULL: none is pending).
_CACHE = f"""
CREATE TABLE attendance_days (
{_RESULT}
    PRIMARY KEY (employee_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance_reach (
    employee_id TEXT PRIMARY KEY,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    due INTEGER
) STRICT, WITHOUT ROWID;
"""

# What must be computed anew: around a punch ("at"), or all days from "first" to "last" after a change of the book
# ("last" NULL: on and on; employee '': everybody). AUTOINCREMENT: a number that was read is never given again, so
# that whoever has computed removes what was read before and nothing that came since. Of whom no day was computed
# yet nothing can be stale, unless somebody is computing right now and has left a mark: a site that never asks for
# hours collects no marks.
_KNOWN = """
    EXISTS (SELECT 1 FROM attendance_reach WHERE employee_id = {who})
    OR EXISTS (SELECT 1 FROM attendance_stale WHERE employee_id = {who})
"""
_STALE = f"""
CREATE TABLE attendance_stale (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    employee_id TEXT NOT NULL,
    at INTEGER,
    first TEXT,
    last TEXT,
    CHECK ((at IS NULL) <> (first IS NULL))
) STRICT;
CREATE INDEX attendance_stale_by_employee ON attendance_stale (employee_id);

CREATE TRIGGER attendance_stale_by_punch AFTER INSERT ON punches
WHEN {_KNOWN.format(who="NEW.employee_id")}
BEGIN INSERT INTO attendance_stale (employee_id, at) VALUES (NEW.employee_id, NEW.at); END;
CREATE TRIGGER attendance_stale_by_correction AFTER INSERT ON corrections
BEGIN INSERT INTO attendance_stale (employee_id, at) SELECT employee_id, at FROM punches WHERE id = NEW.punch_id; END;
CREATE TRIGGER attendance_stale_by_coming AFTER INSERT ON employees
WHEN {_KNOWN.format(who="NEW.id")}
BEGIN INSERT INTO attendance_stale (employee_id, first) VALUES (NEW.id, ''); END;
CREATE TRIGGER attendance_stale_by_change AFTER UPDATE OF team, active ON employees
WHEN (NEW.team IS NOT OLD.team OR NEW.active IS NOT OLD.active) AND ({_KNOWN.format(who="NEW.id")})
BEGIN INSERT INTO attendance_stale (employee_id, first) VALUES (NEW.id, ''); END;
CREATE TRIGGER attendance_stale_by_leaving AFTER DELETE ON employees
WHEN {_KNOWN.format(who="OLD.id")}
BEGIN INSERT INTO attendance_stale (employee_id, first) VALUES (OLD.id, ''); END;
"""

# Minutes that a locked day should have had are booked into an open day: "day" gets them, "for_day" is where they
# come from.
_CORRECTING = """
ALTER TABLE corrections ADD COLUMN requested_by TEXT NOT NULL DEFAULT '';
ALTER TABLE corrections ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';

CREATE TABLE adjustments (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    employee_id TEXT NOT NULL,
    day TEXT NOT NULL,
    for_day TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes <> 0),
    reason TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;
CREATE INDEX adjustments_by_employee ON adjustments (employee_id, day);
"""

SCRIPT = _BOOK + _PERIODS + _LOCKED_DAYS + _CACHE + _STALE + _CORRECTING
APPEND_ONLY = {
    "book_facts": "seq = NEW.seq OR id = NEW.id",
    "periods": "seq = NEW.seq OR id = NEW.id",
    "adjustments": "seq = NEW.seq OR id = NEW.id",
    "locked_days": "employee_id = NEW.employee_id AND day = NEW.day AND period = NEW.period",
}
