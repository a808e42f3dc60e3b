"""What a report says: answers that are offered, facts that are only explained, alerts, and what is missing."""

from typing import Literal

from hrbc_desktop.domain.model.frozen import FrozenModel

AlertKind = Literal[
    "her2_positive", "er_pr_negative", "not_breast", "benign", "dcis_only", "other_person", "two_tumors", "corrected",
    "nothing_found",
]  # fmt: skip

REPORT_FIELDS = (
    "stage", "course", "grade", "tumor_size", "nodes", "er", "pr", "her2", "ki67", "oncotype", "pik3ca", "esr1",
    "akt1_pten", "brca",
)  # fmt: skip
"""Questions of the profile that a report can answer, in the order in which they are asked."""


class OfferedAnswer(FrozenModel):
    """An answer that the report gives to the question `field`.

    `key` is None where the report leaves two answers open; such an answer can be seen, and not added. It is
    `ticked` only where the words leave no doubt.
    """

    field: str
    key: str | None
    ticked: bool
    line: int
    """The first line is 1."""
    last_line: int
    sentence: str
    """The report's own words."""
    detail: str = ""
    """What was read in them: “95 %”, “16 mm”, “1 of 3”."""
    amount: int | None = None
    """The number behind a band: millimeters, positive nodes, or the score."""
    genes: tuple[str, ...] = ()
    """Which of the genes of the question it is about, where it asks for several."""


class ShownFact(FrozenModel):
    """Something that the report says and that no question of the profile asks for."""

    field: str
    value: str
    line: int
    last_line: int
    sentence: str


class Alert(FrozenModel):
    """Something that must be seen before anything is added."""

    kind: AlertKind
    line: int
    last_line: int
    sentence: str


class ReadReport(FrozenModel):
    """Everything that was understood of one text."""

    offered: tuple[OfferedAnswer, ...] = ()
    shown: tuple[ShownFact, ...] = ()
    alerts: tuple[Alert, ...] = ()
    missing: tuple[str, ...] = ()
    """Fields of the profile that a report can answer, and that this one does not."""
