"""A sentence of the pack with its source, and the plain types that every part of the pack shares."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from hrbc_desktop.domain.model.frozen import FrozenModel


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Keys = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
Percent = Annotated[float, Field(ge=0, le=100)]


class Statement(FrozenModel):
    """One plain sentence or two, and where it comes from."""

    text: str = Field(min_length=1)
    source: str
    locator: str = ""
    evidence: Keys = ()
