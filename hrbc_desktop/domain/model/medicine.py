"""Names of medicines, foods and vaccines, and the classes by which they can meet a cancer medicine."""

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import OtherMedicine


class Medicine(FrozenModel):
    """A medicine, a food or a vaccine. Its names are search keys: brands, products that hold it, names elsewhere."""

    id: str
    name: str
    kind: OtherMedicine | None = None
    """The answer to “Other medicines that you take” that it belongs to, where there is one."""
    names: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    """Empty where no class is known here: that never means that it is harmless."""
    evidence: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    """Rows of the evidence that nobody could verify."""
