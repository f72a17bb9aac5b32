"""What all sections of the settings have in common."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """Unknown keys are refused, so that a typing error is seen and not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)
