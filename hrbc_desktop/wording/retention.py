"""For how long signed worksheets are kept, and which are kept in any case: in the windows and on the command line."""

from hrbc_desktop.translation import _, ngettext

TO_BE_KEPT = _("Marked to be kept")
SET_HOLD = _("Mark it to be kept…")
LIFT_HOLD = _("No longer mark it to be kept…")
WHY_HELD = _(
    "While a worksheet is marked to be kept, nobody can delete it. Why is it to be kept? The history keeps the reason."
)
WHY_LIFTED = _("After this it can be deleted again. Why is it no longer to be kept? The history keeps the reason.")
HELD = _("It is marked to be kept: nobody can delete it.")
LIFTED = _("It may be deleted again.")

TITLE = _("How long signed worksheets are kept")
SENTENCE = _(
    "This is about worksheets that the nurse signed and that somebody then deleted. They stay under deleted worksheets "
    "until their time is over. All others are erased 30 days after they are deleted. What is marked to be kept stays "
    "in any case."
)
FOR_GOOD = _("Until somebody erases them")


def kept_for(years: int | None) -> str:
    """Say for how long they are kept now."""
    if not years:
        return _("Deleted worksheets that the nurse signed are kept until somebody erases them.")
    years_in_words = for_years(years)
    return _("Deleted worksheets that the nurse signed are kept for {years}.").format(years=years_in_words)


def for_years(years: int) -> str:
    """Name so many years, counted from the day on which a worksheet is deleted."""
    return ngettext("{n} year", "{n} years", years)
