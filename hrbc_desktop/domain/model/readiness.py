"""Readiness for the visit: the four questions of the SURE test (Légaré et al., Can Fam Physician 2010;56:e308)."""

from typing import Literal

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.translation import _

ReadinessItem = Literal["sure", "understand", "balance", "support"]

READINESS_QUESTIONS: dict[ReadinessItem, str] = {
    "sure": _("Do you feel sure about what to choose?"),
    "understand": _("Do you know the good and the bad of each option?"),
    "balance": _("Are you clear about which good and bad points matter most to you?"),
    "support": _("Do you have enough support and advice to choose?"),
}


class Readiness(FrozenModel):
    """The answers; None is not answered. It is a prompt to talk, not a measurement of the person."""

    sure: bool | None = None
    understand: bool | None = None
    balance: bool | None = None
    support: bool | None = None

    @property
    def answered(self) -> int:
        """How many of the four are answered."""
        return sum(getattr(self, item) is not None for item in READINESS_QUESTIONS)

    @property
    def open_items(self) -> tuple[ReadinessItem, ...]:
        """The items answered with no: what to talk through."""
        return tuple(item for item in READINESS_QUESTIONS if getattr(self, item) is False)


def readiness_sentence(readiness: Readiness) -> str:
    """Say in one sentence what the answers suggest. Three or fewer of four means: talk it through."""
    if readiness.answered < len(READINESS_QUESTIONS):
        return _("Answer all four if you like. They help your team to help you.")
    yes = len(READINESS_QUESTIONS) - len(readiness.open_items)
    if yes == len(READINESS_QUESTIONS):
        return _("4 of 4: you feel ready for this talk.")
    return _("{yes} of 4: you may want to talk through what you answered with no.").format(yes=yes)
