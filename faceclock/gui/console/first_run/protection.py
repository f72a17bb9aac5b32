"""Where the key that protects faces lies, chosen before there is any face."""

from functools import partial

from faceclock.app.console.keys import KeyService
from faceclock.app.keys import Keys
from faceclock.domain.errors import InputProblem
from faceclock.gui.console.first_run.step import Setup, Step
from faceclock.gui.console.keys.place_choice import PlaceChoice
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.language import translate


class ProtectionStep(Step):
    """Nothing can be skipped: a key lies somewhere, and whoever sets FaceClock up should have said where."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self.title = translate("FirstRun", "Protection of faces")
        self.lead = translate(
            "FirstRun",
            "Faces, portraits and signatures are stored encrypted. Where is the key to lie? It can be moved later.",
        )
        self.choice = PlaceChoice()
        self.choice.setEnabled(False)
        self.column.addWidget(scrolling(self.choice), 1)

    def entered(self) -> None:
        service = self.setup.ready_desk.service(KeyService)

        def look() -> tuple[bool, Keys]:
            return service.has_keyring(), service.state()

        self.setup.ready_desk.tasks.run(self, look, self._offer, self.failed.emit, key="look")

    def go_on(self) -> None:
        try:
            store, passphrase = self.choice.chosen
        except InputProblem as problem:
            self.failed.emit(problem)
            return
        self.work(partial(self.setup.ready_desk.service(KeyService).begin, store, passphrase))

    def _offer(self, found: tuple[bool, Keys]) -> None:
        keyring, held = found
        self.choice.setEnabled(True)
        self.choice.offer(keyring=keyring, now=held.stores)
