"""Run within a session bus of its own: the real program on a real keyring that is there, emptied, filled and locked.

Prints a JSON line for each step: what was done to the keyring, and what the program answered.
"""

import json
import subprocess
import sys

import secretstorage

from faceclock.app.consents import give
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.people import Employee

KIOSK = ("kiosk", "--fast", "--source", sys.argv[1])


def unlock() -> None:
    """Starts the keyring's service; the password opens the login collection, or makes it."""
    service = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
    subprocess.run(service, input=b"a login password", check=True, stdout=subprocess.DEVNULL)


def tell(step: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "faceclock", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    print(json.dumps({"step": step, "code": done.returncode, "told": done.stderr.splitlines()}), flush=True)


def store_a_portrait() -> None:
    with open_site() as site:
        site.employees.add(Employee("1", "Anna"))
        give(site.database, "1", [Purpose.RECOGNITION])
        site.portraits.set("1", b"a portrait")


unlock()
bus = secretstorage.dbus_init()
store_a_portrait()  # the site's first secret: its key is made, and goes to the keyring
tell("there", *KIOSK)
collection = secretstorage.get_default_collection(bus)
[item] = collection.get_all_items()
kept = item.get_label(), item.get_attributes(), item.get_secret()
item.delete()
tell("emptied", *KIOSK)
collection.create_item(*kept)
tell("filled", "keys", "rotate")
collection.lock()
tell("locked", *KIOSK)
