"""Of answers that contradict each other, the newest counts, if it is certain which one that is."""

from collections.abc import Sequence

from hrbc_desktop.fhir.read.result import Reading
from hrbc_desktop.translation import _


def newest(readings: Sequence[Reading], subject: str) -> tuple[Reading | None, str]:
    """Return the reading that counts, and a sentence about `subject` when the record says two things.

    None counts when two that differ may be of the same day. Raises ValueError when there are no readings.
    """
    last = max(readings, key=lambda reading: reading.when.earliest)
    others = [reading for reading in readings if reading.key != last.key]
    if not others:
        return last, ""
    rival = max(others, key=lambda reading: reading.when.latest)
    both = _("{subject}: the file says {one} and {other}.").format(subject=subject, one=rival.quoted, other=last.quoted)
    if rival.when.latest >= last.when.earliest:
        return None, _("{both} It is not certain which is newer, so neither is offered.").format(both=both)
    return last, _("{both} The newer one is offered.").format(both=both)
