"""For how long signed worksheets are kept, and which are to be kept in any case."""

import argparse

from hrbc_desktop.cli.base import OK, Command, Unusable
from hrbc_desktop.cli.records import folder_argument, kept_vault, unlocked
from hrbc_desktop.translation import _
from hrbc_desktop.wording import retention as words


def _hold(chosen: argparse.Namespace) -> int:
    with unlocked(kept_vault(chosen), chosen) as records:
        known = {one.id for summaries in (records.list.summaries(), records.list.deleted()) for one in summaries}
        if chosen.record not in known:
            raise Unusable(
                _("No worksheet has the record {record}. See hrbc-desktop audit --json.").format(record=chosen.record)
            )
        records.retention.hold(chosen.record, is_held=not chosen.lift, reason=chosen.reason)
    print(words.LIFTED if chosen.lift else words.HELD)
    return OK


def _retention(chosen: argparse.Namespace) -> int:
    with unlocked(kept_vault(chosen), chosen) as records:
        if chosen.years is not None:
            records.retention.keep_for(chosen.years or None)
        years = records.retention.years
    print(words.kept_for(years))
    return OK


def _hold_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", metavar="RECORD", help=_("the worksheet, as “audit --json” names it"))
    parser.add_argument("--reason", required=True, help=_("why; the history keeps it"))
    parser.add_argument("--lift", action="store_true", help=_("mark it no longer"))
    folder_argument(parser)


def _retention_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--years", type=_years, metavar="YEARS", help=_("for how many years; 0 for good"))
    folder_argument(parser)


def _years(text: str) -> int:
    if not text.isdecimal() or int(text) > 200:
        raise argparse.ArgumentTypeError("name a number of years up to 200")
    return int(text)


COMMANDS: dict[str, Command] = {
    "hold": Command(_hold, "mark a worksheet to be kept, so that nobody deletes it", _hold_arguments),
    "retention": Command(_retention, "show or change how long signed worksheets are kept", _retention_arguments),
}
