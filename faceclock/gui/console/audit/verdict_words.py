"""What a verification of the audit chain found, in words."""

from faceclock.app.console.audit import Verification
from faceclock.app.safekeeping.checkpoints import Compared, Standing
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.words import table_words
from faceclock.gui.console.moments import moment
from faceclock.gui.language import translate
from faceclock.storage.anchor import Lost
from faceclock.storage.verification import Broken, Fault


def verdict_words(found: Verification, desk: Desk) -> str:
    """What is wrong, or that all holds."""
    verified, told = found.verified, []
    if verified.lost is not None:
        told.append(_lost(verified.lost))
    if verified.first is not None:
        told.append(_row(verified.first))
    if verified.count > 1:
        told.append(translate("Audit", "Broken rows in all: {count}.").format(count=verified.count))
    if found.compared is not None:
        told.append(_checkpoint(found.compared, desk))
    if not told or found.holds:
        every = translate("Audit", "Every row is as it was recorded; entries: {count}.")
        told.insert(0, every.format(count=desk.locale.toString(verified.entries)))
    return " ".join(told)


def _lost(lost: Lost) -> str:
    if lost.found < lost.expected:
        return translate(
            "Audit",
            "The newest entries are lost: {expected} had been confirmed, {found} are there. Restore the newest "
            "backup, or have what is missing entered again.",
        ).format(expected=lost.expected, found=lost.found)
    return translate(
        "Audit",
        "An older copy took the place of the database: its entry {expected} is another. Restore the newest backup.",
    ).format(expected=lost.expected)


def _row(broken: Broken) -> str:
    if broken.table == "chain":
        return translate(
            "Audit",
            "The first broken place is entry {key} of the chain itself: it is missing or was changed.",
        ).format(key=broken.key)
    words = {
        Fault.CHANGED: translate("Audit", "The first broken row is {key} in {table}: it was changed."),
        Fault.MISSING: translate("Audit", "The first broken row is {key} in {table}: it is missing."),
        Fault.FOREIGN: translate(
            "Audit", "The first broken row is {key} in {table}: something else than FaceClock added it."
        ),
        Fault.ORDER: translate("Audit", "The first broken row is {key} in {table}: it was moved."),
    }
    return words[broken.fault].format(key=broken.key, table=table_words().get(broken.table, broken.table))


def _checkpoint(compared: Compared, desk: Desk) -> str:
    if compared.holds:
        return translate("Audit", "The checkpoint of entry {count} fits.").format(count=compared.count)
    if compared.restored:
        return translate(
            "Audit",
            "The checkpoint of entry {count} does not fit: a backup was restored on {when}, and what came after that "
            "backup is gone. Use a checkpoint from before that backup or from after the restore.",
        ).format(count=compared.count, when=moment(compared.restored[0], desk))
    if compared.standing is Standing.SHORT:
        return translate(
            "Audit",
            "The checkpoint counts {count} entries, but the chain is shorter: its end was cut off, or an older copy of "
            "the database took its place.",
        ).format(count=compared.count)
    return translate(
        "Audit",
        "The chain is not the one of the checkpoint: what came before entry {count} was written anew, or the "
        "checkpoint is of another site.",
    ).format(count=compared.count)
