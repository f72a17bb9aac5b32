"""The dashboard: who is in, what is late or missing, how the kiosk is, and how sure recognition is."""

from datetime import datetime
from math import inf

from faceclock.app.attendance.presence_board import PresenceBoard
from faceclock.app.attendance.refreshing import Progress, Refresher, no_progress
from faceclock.app.attendance.showing import people_of
from faceclock.app.console.arrivals import by_half_hour
from faceclock.app.console.dashboard_reading import open_since, overview_of, today_of
from faceclock.app.console.dashboard_views import Overview, Presence, WrongAccepts
from faceclock.app.console.service import Service, needs
from faceclock.app.console.session import Session
from faceclock.app.damaged_faces import Damaged, damaged_templates
from faceclock.app.scheduled_reports import zone_here
from faceclock.app.site import Site
from faceclock.app.threshold_study import Study, manifest_of, study
from faceclock.attendance.clock import micros_of
from faceclock.domain.errors import SessionOver
from faceclock.domain.roles import Right
from faceclock.reports.presence import Whereabouts
from faceclock.storage.day_figures import DayFigures
from faceclock.storage.instants import utc_now
from faceclock.storage.thresholds import Thresholds
from faceclock.vision.packs.manifest import contract_of, pack_digest


class DashboardService(Service):
    """Keeps who is in and the study of the threshold, and reads again only what has changed: keep one object."""

    def __init__(self, session: Session, site: Site) -> None:
        super().__init__(session, site)
        self._board = PresenceBoard(site)
        self._studied: tuple[object, Study] | None = None
        self._damaged: tuple[object, Damaged] | None = None

    @needs(Right.SEE_DASHBOARD)
    def overview(self, now: datetime | None = None) -> Overview:
        """Quick at any size: hours as they are stored, with how many people's are behind."""
        return overview_of(self.site, now or utc_now())

    @needs(Right.SEE_DASHBOARD)
    def presence(self, now: datetime | None = None) -> Presence:
        """The first time of a day this looks at everybody: about a second for 1,000 people."""
        at = now or utc_now()
        people = self._board.look(at, self._while_it_lasts)
        states = [one.whereabouts for one in people]
        arrivals = by_half_hour(people, today_of(self.site, at), zone_here(self.site))
        return Presence(states.count(Whereabouts.IN), states.count(Whereabouts.BREAK), arrivals)

    @needs(Right.SEE_DASHBOARD)
    def catch_up(self, progress: Progress = no_progress, now: datetime | None = None) -> int:
        """Compute the hours that are behind; ``progress`` may raise between two batches. How many days changed."""
        at = now or utc_now()
        today = today_of(self.site, at)
        since = open_since(self.site, today)
        behind = DayFigures(self.site.database).behind(since, today, micros_of(at))
        refresher = Refresher(self.site.database, self.site.settings, lambda: at)
        return refresher.refresh(since, today, people_of(self.site, behind), progress)

    @needs(Right.SEE_DASHBOARD)
    def wrong_accepts(self) -> WrongAccepts | None:
        """None while nobody is enrolled. Raises PackProblem where there is no calibrated pack."""
        studied = self._study()
        if not studied.people:
            return None
        wish = studied.wish
        rate = studied.let_in.for_people(wish.people).at(studied.in_force)
        months, low, high = (_months(share, wish.tries) for share in (rate.value, rate.high, rate.low))
        own = studied.let_in.measured_to is not None and studied.let_in.measured_to >= studied.in_force
        return WrongAccepts(
            wish.people, months, low, high, wish.tries, "" if own else studied.calibration.dataset
        )

    @needs(Right.SEE_DASHBOARD)
    def damaged(self) -> Damaged:
        """Templates that match nobody; looked at again when others are there. Raises PackProblem, KeyProblem."""
        contract = contract_of(manifest_of(self.site))
        state = contract, self.site.templates.state(contract)
        if self._damaged is None or self._damaged[0] != state:
            self._damaged = state, damaged_templates(self.site, self.site.templates.load(contract))
        return self._damaged[1]

    def _study(self) -> Study:
        """Anew only where templates, threshold, pack or settings are other than at the last one."""
        manifest = manifest_of(self.site)
        digest = pack_digest(manifest)
        state = (
            digest,
            self.site.templates.state(contract_of(manifest)),
            Thresholds(self.site.database).state(digest),
            self.site.settings.recognition,
        )
        if self._studied is None or self._studied[0] != state:
            self._studied = (state, study(self.site))
        return self._studied[1]

    def _while_it_lasts(self, done: int, total: int) -> None:
        if self.session.over:
            raise SessionOver("Your session has ended; log in again.")


def _months(share: float, tries: float) -> float:
    return 1 / (share * tries) if share > 0 else inf
