"""What the kiosk asks of a picture, by window."""

from faceclock.app.console.service import Service, needs
from faceclock.app.settings_change import change_settings
from faceclock.domain.roles import Right
from faceclock.settings.model import Quality


class RecognitionQuality(Service):
    """Kiosks take a change over when they are started again."""

    @needs(Right.SEE_RECOGNITION)
    def wanted(self) -> Quality:
        """How much is asked now, in percent."""
        return self.site.settings.quality

    @needs(Right.TUNE_RECOGNITION)
    def apply(self, wanted: Quality) -> Quality:
        """Ask so much from now on; audited like every setting. Raises InputProblem and EnvironmentProblem."""
        values = {f"quality.{name}": str(value) for name, value in wanted.model_dump().items()}
        change_settings(self.site, values)
        return self.site.settings.quality
