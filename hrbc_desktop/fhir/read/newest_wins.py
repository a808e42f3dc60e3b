"""Of answers that contradict each other, the newest counts, if it is certain which one that is."""

from collections.abc import Sequence

from hrbc_desktop.fhir.read.result import Reading


def newest(readings: Sequence[Reading], subject: str) -> tuple[Reading | None, str]:
    """Return the reading that counts, and a sentence about `subject` when the record says two things.

    None counts when two that differ may be of the same day. Raises ValueError when there are no readings.
    """
    last = max(readings, key=lambda reading: reading.when.earliest)
    others = [reading for reading in readings if reading.key != last.key]
    if not others:
        return last, ""
    rival = max(others, key=lambda reading: reading.when.latest)
    both = f"{subject}: the file says {rival.quoted} and {last.quoted}."
    if rival.when.latest >= last.when.earliest:
        return None, f"{both} It is not certain which is newer, so neither is offered."
    return last, f"{both} The newer one is offered."
