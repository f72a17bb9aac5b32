"""Who may do what. One table, which a test walks against every action of the console."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Role(StrEnum):
    """What an account is for."""

    OWNER = "owner"
    ADMINISTRATOR = "administrator"
    HR = "hr"
    AUDITOR = "auditor"
    KIOSK = "kiosk"


class Right(StrEnum):
    """One kind of action each; seeing and changing are apart."""

    SEE_DASHBOARD = auto()
    SEE_PEOPLE = auto()
    EDIT_PEOPLE = auto()  # add, change, import, enrol, consents, PINs
    DELETE_PEOPLE = auto()
    EXPORT_PERSON = auto()
    SEE_ATTENDANCE = auto()
    CORRECT = auto()
    PLAN = auto()  # rosters, leave, holidays, rules
    LOCK_PERIODS = auto()
    SEE_REPORTS = auto()
    SCHEDULE_REPORTS = auto()
    SEE_RECOGNITION = auto()
    TUNE_RECOGNITION = auto()  # threshold, quality, live check
    MANAGE_PACKS = auto()
    SEE_TRAINING = auto()
    TRAIN = auto()
    PROMOTE = auto()
    SEE_DEVICES = auto()
    TEST_DEVICES = auto()
    BACK_UP = auto()
    RESTORE = auto()
    RETAIN = auto()  # carry the retention schedule out
    EXPORT_ALL = auto()
    MANAGE_KEYS = auto()  # where the key of the faces lies, its passphrase, a new one
    SEE_SETTINGS = auto()
    CHANGE_SETTINGS = auto()
    SEE_AUDIT = auto()
    MANAGE_ACCOUNTS = auto()
    OPEN_KIOSK = auto()
    LOG_IN = auto()  # and change one's own password


_SEE = frozenset(right for right in Right if right.value.startswith("see_"))
_HOURS = frozenset({Right.CORRECT, Right.PLAN, Right.LOCK_PERIODS, Right.SCHEDULE_REPORTS})
_OWNERS_ALONE = frozenset({Right.MANAGE_ACCOUNTS, Right.RESTORE, Right.EXPORT_ALL, Right.MANAGE_KEYS})

# An administrator keeps the machine and no hours, HR keeps hours and no machine, an auditor sees all and
# changes nothing, a kiosk's account only opens the kiosk.
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.ADMINISTRATOR: frozenset(Right) - _OWNERS_ALONE - _HOURS,
    Role.HR: frozenset(
        {
            Right.SEE_DASHBOARD,
            Right.SEE_PEOPLE,
            Right.EDIT_PEOPLE,
            Right.DELETE_PEOPLE,
            Right.EXPORT_PERSON,
            Right.SEE_ATTENDANCE,
            Right.SEE_REPORTS,
            Right.OPEN_KIOSK,
            Right.LOG_IN,
        }
    )
    | _HOURS,
    Role.AUDITOR: _SEE | {Right.LOG_IN},
    Role.KIOSK: frozenset({Right.OPEN_KIOSK, Right.LOG_IN}),
}


@dataclass(frozen=True)
class Account:
    """Somebody who may log in to the console. Holds no password and no hash."""

    id: str
    name: str
    role: Role
    active: bool = True

    def may(self, right: Right) -> bool:
        return self.active and right in RIGHTS[self.role]
