"""Fault 6: a bit flips inside a template. The kiosk starts, says whose it was, and knows everybody else."""

from faceclock.app.console.dashboard import DashboardService
from faceclock.app.console.logins import Logins
from faceclock.app.damaged_faces import Damaged
from faceclock.app.doctor import examine
from faceclock.app.notices import notices
from faceclock.app.site import Site, open_site


def flip_a_bit(site: Site, employee_id: str) -> None:
    """In each template of one person."""
    for place, sealed in site.database.tuples(
        "SELECT rowid, sealed FROM templates WHERE employee_id = ?", (employee_id,)
    ):
        flipped = bytes([*sealed[:-20], sealed[-20] ^ 1, *sealed[-19:]])
        site.database.execute("UPDATE templates SET sealed = ? WHERE rowid = ?", (flipped, place))


def test_fault_06_the_kiosk_and_the_doctor_tell_whose_template_is_damaged(data):
    with open_site(data, "starter") as site:
        assert not any("damaged" in notice for notice in notices(site))
        everybody = set(site.matcher_for(site.pack).gallery.people)
        flip_a_bit(site, "1004")
        [notice] = [notice for notice in notices(site) if "damaged" in notice]
        assert notice.startswith("2 templates are damaged and are not used (people 1004): enrol these people")
        assert set(site.matcher_for(site.pack).gallery.people) == everybody - {"1004"}
        dashboard = DashboardService(Logins(site).make_owner("Olga", "correct horse"), site)
        assert dashboard.damaged() == Damaged(2, ["1004"]) and dashboard.damaged() is dashboard.damaged()
    faces = next(check for check in examine(data) if check.name == "faces")
    assert (faces.ok, faces.detail) == (False, "2 rows do not open (templates; people 1004)")
