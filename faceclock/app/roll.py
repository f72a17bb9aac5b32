"""The roll that a running kiosk searches: somebody enrolled a moment ago is known at the next look, and a threshold
chosen a moment ago decides.

The pack stays the one that the kiosk started with, also while another one is promoted.
"""

from faceclock.app.site import Site
from faceclock.domain.embedding import Embedding
from faceclock.domain.matching import Decision
from faceclock.storage.thresholds import Thresholds


class LiveRoll:
    """An identifier that loads the templates anew when the database says that they changed."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._version = site.database.version()
        self._contract = site.pack.contract
        self._thresholds = Thresholds(site.database)
        self._state = self._now()
        self._matcher = site.matcher_for(site.pack)

    def identify(self, probe: Embedding) -> Decision:
        """Who it is, or why nobody, by the roll as it stands now. Raises StorageProblem."""
        version = self._site.database.version()
        if version != self._version:
            self._follow()
            self._version = version  # only now: a load that failed is tried again
        return self._matcher.identify(probe)

    def _follow(self) -> None:
        """Most changes are punches and leave the templates and the threshold as they were."""
        state = self._now()
        if state != self._state:
            self._matcher = self._site.matcher_for(self._site.pack)
            self._state = state

    def _now(self) -> tuple[tuple[int, int, str], int]:
        return self._site.templates.state(self._contract), self._thresholds.state(self._contract.digest)
