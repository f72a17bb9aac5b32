"""The tables of the administrator's console: accounts, thresholds, scheduled reports, signatures."""

# "subject" names who is guessed at: an account, or the kiosk's exit. No foreign key: unknown names are slowed too.
_ACCOUNTS = """
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL CHECK (role IN ('owner', 'administrator', 'hr', 'auditor', 'kiosk')),
    hash TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE login_failures (
    subject TEXT PRIMARY KEY COLLATE NOCASE,
    count INTEGER NOT NULL CHECK (count > 0),
    last_at INTEGER NOT NULL
) STRICT;
"""

# The last row of a pack holds; NULL goes back to what its calibration and the settings say.
_THRESHOLDS = """
CREATE TABLE thresholds (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pack_digest TEXT NOT NULL,
    similarity REAL CHECK (similarity BETWEEN -1 AND 1),
    basis TEXT NOT NULL, -- JSON: what was expected of it when it was chosen
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;
CREATE INDEX thresholds_by_pack ON thresholds (pack_digest, seq);
"""

_SCHEDULES = """
CREATE TABLE report_schedules (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL, -- JSON: what, of whom, in which form, where to, how often
    next_due INTEGER NOT NULL, -- which run is meant
    try_at INTEGER NOT NULL, -- from when on: later while somebody is at it, or after it failed
    last_run INTEGER,
    last_outcome TEXT NOT NULL, -- empty: well; else the sentence
    created_at INTEGER NOT NULL,
    actor TEXT NOT NULL
) STRICT;
"""

# A face needs a consent of its own, which the first table did not know. A changed CHECK takes a new table.
_CONSENTS = """
CREATE TABLE consents_with_faces (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    employee_id TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('recognition', 'pictures', 'training')),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    text_version TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;
INSERT INTO consents_with_faces SELECT * FROM consents;
DROP TABLE consents;
ALTER TABLE consents_with_faces RENAME TO consents;
CREATE INDEX consents_by_employee ON consents (employee_id, purpose, seq);

CREATE TABLE consent_signatures (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE REFERENCES consents (id),
    signed_name TEXT NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL, -- as they stood on the screen
    picture BLOB -- PNG of the drawn signature
) STRICT;
"""

_COLUMNS = """
ALTER TABLE employees ADD COLUMN left_at INTEGER;
ALTER TABLE templates ADD COLUMN quality REAL;
"""

# What the console asks of one person must not read the whole log.
_AUDIT = """
CREATE INDEX audit_by_subject ON audit (subject, seq);
"""

# The dashboard counts them every few seconds; only days with any are in it.
_MISSING = """
CREATE INDEX attendance_days_missing ON attendance_days (day) WHERE missing > 0;
"""

# A request waits until there is a decision of it; only a granted one becomes leave.
_LEAVE = """
CREATE TABLE leave_requests (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    employee_id TEXT NOT NULL,
    type TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL CHECK (last >= first),
    part TEXT NOT NULL CHECK (part IN ('day', 'first-half', 'second-half')),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;

CREATE TABLE leave_decisions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL UNIQUE REFERENCES leave_requests (id),
    granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kiosk TEXT NOT NULL
) STRICT;
"""

SCRIPT = _ACCOUNTS + _THRESHOLDS + _SCHEDULES + _CONSENTS + _COLUMNS + _AUDIT + _MISSING + _LEAVE

# What identifies a row of each append-only table.
APPEND_ONLY = {
    table: "seq = NEW.seq OR id = NEW.id"
    for table in ("thresholds", "consents", "consent_signatures", "leave_requests", "leave_decisions")
}
