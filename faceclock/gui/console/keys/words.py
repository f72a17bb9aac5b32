"""Words for where the key of the faces lies."""

from faceclock.app.keys import Keys
from faceclock.gui.console.problems import in_words
from faceclock.gui.language import translate
from faceclock.security.strength import Strength
from faceclock.storage.key_file import Store


def standing(held: Keys, *, demo: bool) -> tuple[str, str]:
    """Where the key lies, the least safe place of several, as words and tone."""
    if held.fault:
        return translate("Keys", "cannot be had"), "bad"
    if held.unprotected:
        return translate("Keys", "unprotected in the data folder"), "quiet" if demo else "warn"
    if Store.KEYRING in held.stores:
        return translate("Keys", "in this computer's keyring"), "ok"
    if held.stores:
        return translate("Keys", "behind a passphrase"), "ok"
    return translate("Keys", "none yet"), "quiet"


def advice(held: Keys, *, demo: bool) -> list[str]:
    """What is to be settled, a sentence each."""
    if held.fault:
        return [in_words(held.fault)]
    if demo:
        return []
    if not held.stores:
        return [
            translate(
                "Keys", "The first one is made with the first face; say before then where it is to lie."
            )
        ]
    said = []
    if held.unprotected:
        said.append(
            translate("Keys", "Whoever copies the data folder has the faces: keep the key elsewhere.")
        )
    if not held.recoverable:
        said.append(translate("Keys", "Without a passphrase a backup opens on this computer alone: set one."))
    return said


def places() -> dict[Store, tuple[str, str]]:
    """Each place as a choice, with what it means."""
    return {
        Store.KEYRING: (
            translate("Keys", "This computer's &keyring (recommended)"),
            translate("Keys", "FaceClock starts by itself, and only for this user on this computer."),
        ),
        Store.PASSPHRASE: (
            translate("Keys", "A &passphrase"),
            translate(
                "Keys",
                "Needed at each start. If it is forgotten, and no backup opens with another, the faces are lost.",
            ),
        ),
        Store.PLAIN: (
            translate("Keys", "&Unprotected"),
            translate(
                "Keys",
                "Whoever copies the data folder has the faces. Only for disks that are encrypted, and to try it.",
            ),
        ),
    }


def strength_words(strength: Strength) -> tuple[str, str]:
    """Words and tone."""
    return {
        Strength.REFUSED: (translate("Keys", "too short or too simple"), "bad"),
        Strength.WEAK: (translate("Keys", "weak: add a word or two"), "warn"),
        Strength.FAIR: (translate("Keys", "fair"), "info"),
        Strength.STRONG: (translate("Keys", "strong"), "ok"),
    }[strength]
