"""The roll that a running kiosk searches: somebody enrolled a moment ago is known at the next look.

The pack stays the one that the kiosk started with, also while another one is promoted.
"""

from faceclock.app.site import Site
from faceclock.domain.embedding import Embedding
from faceclock.domain.matching import Decision


class LiveRoll:
    """An identifier that loads the templates anew when the database says that they changed."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._version = site.database.version()
        self._contract = site.pack.contract
        self._state = site.templates.state(self._contract)
        self._matcher = site.matcher_for(site.pack)

    def identify(self, probe: Embedding) -> Decision:
        """Who it is, or why nobody, by the roll as it stands now. Raises StorageProblem."""
        version = self._site.database.version()
        if version != self._version:
            self._follow()
            self._version = version  # only now: a load that failed is tried again
        return self._matcher.identify(probe)

    def _follow(self) -> None:
        """Most changes are punches and leave the templates as they were."""
        state = self._site.templates.state(self._contract)
        if state != self._state:
            self._matcher = self._site.matcher_for(self._site.pack)
            self._state = state
