"""What each action of the audit log is called."""

from faceclock.gui.language import translate
from faceclock.storage.audit import AuditEntry


def action_words(action: str) -> str:
    """An action that nobody has named stays as it is."""
    known = {**_people(), **_hours(), **_program()}
    return known.get(action, action)


def entry_words(entry: AuditEntry) -> str:
    """The action, and for the program's own facts which one it was."""
    if entry.action == "value.set":
        return _facts().get(entry.subject, translate("Audit", "The program noted something"))
    return action_words(entry.action)


def actor_words(actor: str) -> str:
    """Who did something, where it was nobody: the name of an account or a kiosk stays as it is."""
    return {
        "system": translate("Audit", "The program"),
        "schedule": translate("Audit", "The schedule"),
        "settings.toml": translate("Audit", "By hand, in the file"),
    }.get(actor, actor)


def known_actions() -> frozenset[str]:
    """Those that have words."""
    return frozenset({**_people(), **_hours(), **_program()})


def _people() -> dict[str, str]:
    return {
        "employee.add": translate("Audit", "Person added"),
        "employee.update": translate("Audit", "Person changed"),
        "employee.remove": translate("Audit", "Person deleted"),
        "employee.receipt": translate("Audit", "Receipt of a deletion"),
        "employee.export": translate("Audit", "Person's data exported"),
        "template.add": translate("Audit", "Face enrolled"),
        "template.remove": translate("Audit", "Face template deleted"),
        "picture.add": translate("Audit", "Enrolment picture kept"),
        "portrait.set": translate("Audit", "Portrait set"),
        "portrait.remove": translate("Audit", "Portrait deleted"),
        "pin.set": translate("Audit", "PIN set"),
        "pin.refused": translate("Audit", "Wrong PIN at the kiosk"),
        "consent.give": translate("Audit", "Consent given"),
        "consent.withdraw": translate("Audit", "Consent withdrawn"),
        "face.lookalike": translate("Audit", "Look-alike found"),
        "retention.face": translate("Audit", "Face deleted after leaving"),
    }


def _hours() -> dict[str, str]:
    return {
        "punch.add": translate("Audit", "Check-in or check-out"),
        "punch.added-by-hand": translate("Audit", "Punch added by hand"),
        "punch.void": translate("Audit", "Punch taken back"),
        "punch.direction": translate("Audit", "Direction corrected"),
        "punches.import": translate("Audit", "Punches imported"),
        "attendance.adjust": translate("Audit", "Hours adjusted"),
        "attendance.basis": translate("Audit", "Basis of the hours changed"),
        "attendance.lock": translate("Audit", "Period locked"),
        "attendance.unlock": translate("Audit", "Period unlocked"),
        "book.set": translate("Audit", "Rule or plan set"),
        "book.take_back": translate("Audit", "Rule or plan taken back"),
        "leave.ask": translate("Audit", "Leave asked for"),
        "leave.grant": translate("Audit", "Leave approved"),
        "leave.refuse": translate("Audit", "Leave refused"),
        "payroll.export": translate("Audit", "Payroll exported"),
        "report.export": translate("Audit", "Report exported"),
        "report.run": translate("Audit", "Scheduled report written"),
        "report.schedule": translate("Audit", "Report scheduled"),
        "report.reschedule": translate("Audit", "Report schedule changed"),
        "report.unschedule": translate("Audit", "Report schedule deleted"),
    }


def _program() -> dict[str, str]:
    return {
        "login": translate("Audit", "Logged in"),
        "login.refused": translate("Audit", "Login refused"),
        "account.add": translate("Audit", "Account added"),
        "account.update": translate("Audit", "Account changed"),
        "account.password": translate("Audit", "Password changed"),
        "liveness refused": translate("Audit", "Live check refused somebody"),
        "liveness.mode": translate("Audit", "Live check changed"),
        "threshold.set": translate("Audit", "Threshold changed"),
        "pack.install": translate("Audit", "Model pack installed"),
        "pack.import": translate("Audit", "Model pack imported"),
        "pack.promote": translate("Audit", "Model pack switched"),
        "pack.rollback": translate("Audit", "Earlier model pack taken back"),
        "training.start": translate("Audit", "Training started"),
        "training.pause": translate("Audit", "Training paused"),
        "training.resume": translate("Audit", "Training resumed"),
        "training.cancel": translate("Audit", "Training cancelled"),
        "training.remove": translate("Audit", "Training run deleted"),
        "restore.reapply": translate("Audit", "Deleted or withdrawn again"),
        "key.create": translate("Audit", "Key of the faces made"),
        "key.passphrase": translate("Audit", "Recovery passphrase set"),
        "key.move": translate("Audit", "Key of the faces moved"),
        "key.recover": translate("Audit", "Key opened by the recovery passphrase"),
        "key.put_back": translate("Audit", "Key file put back"),
        "key.rotate": translate("Audit", "New key of the faces made"),
        "data.restore": translate("Audit", "Backup restored"),
        "audit.loss-accepted": translate("Audit", "Loss of entries accepted"),
        "data.export": translate("Audit", "Everything exported"),
        "value.set": translate("Audit", "Setting or fact of the program"),
    }


def _facts() -> dict[str, str]:
    return {
        "settings": translate("Audit", "Settings changed"),
        "attendance.basis": translate("Audit", "Basis of the hours noted"),
        "kiosk.exit_pin": translate("Audit", "Exit PIN set or removed"),
        "backup.last": translate("Audit", "Backup made"),
        "backup.scheduled": translate("Audit", "Backup made by itself"),
        "backup.tried": translate("Audit", "Backup begun by itself"),
        "backup.outcome": translate("Audit", "Outcome of the scheduled backup"),
        "audit.checkpoint": translate("Audit", "Checkpoint made by itself"),
        "audit.checkpoint-tried": translate("Audit", "Checkpoint begun by itself"),
        "retention.last": translate("Audit", "Retention carried out"),
        "camera.test": translate("Audit", "Camera tested"),
        "drill": translate("Audit", "Spoof drill done"),
    }
