"""ER, PR and Ki-67: words, percentages and the three scores in use.

Sources of the limits: ER under 1 % negative, 1 to 10 % low (ASCO/CAP 2020); Allred score: proportion 2 is up to a
tenth of the cells, 3 up to a third; immunoreactive score (Remmele and Stegner 1987): 4 or more needs more than a tenth.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hrbc_desktop.report.candidates import Candidate
from hrbc_desktop.report.choices import UNFILLED
from hrbc_desktop.report.mentions import Mention
from hrbc_desktop.report.words import number, with_digits

NO_RESULT = re.compile(
    r"\b(?:pending|to follow|sent (?:out|for)|requested|ordered|arranged|await\w+|not (?:performed|"
    r"done|tested|assessed|"
    r"available|assessable|evaluable|given|known|yet|reported|determined|measured|stated|"
    r"interpretable)|unknown|deferred|"
    r"insufficient|will be|to be|is planned|failed|cannot be|could not be|n/a|in progress|outstanding)\b"
)
_NOT_DONE = re.compile(r"\bnot (?:performed|done|tested|measured|carried out|assessed)\b")
_OPTIONS = re.compile(
    r"\b(?:pos(?:itive)?|yes)\s+neg(?:ative)?\b|\b(?:positive|pos|yes|low positive)\s*(?:/|\bor\b|,)"
    r"\s*(?:(?:low positive|negative)\s*(?:/|\bor\b|,)\s*)?(?:negative|neg|no)\b"
)
_STOP = re.compile(
    r"\breference\b|\bstandard range\b|\bcut-?off\b|\bexternal\b|\bpreviously\b|\bformerly\b|"
    r"\b(?:corrected )?from\b"
)
_PERCENT = re.compile(
    r"(?P<sign>[<>≤≥~≈]=?|less than|fewer than|more than|greater than|over|under|at least|up to|below|above)?\s*"
    r"(?P<low>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%\s*)?(?:(?:-|to|–)\s*(?P<high>\d{1,3})\s*)?(?:%|per ?cent\b)"
    r"(?P<or_more>\s*or (?:more|higher|greater|less)|\+(?!\+))?"
)
_WAS = re.compile(r"\((?:was|formerly|previously|before)\b")
_LIMIT = re.compile(r"%\s*(?:is (?:the |a )?|as (?:the |a )?)?(?:cut-?offs?|thresholds?|limits?)")
_AFTER_SIGN = re.compile(
    r"(?:%|\bpercent(?:age)?\b)(?:\s*(?:positive|of))?(?:\s*(?:tumou?r ))?(?:\s*(?:nuclei|cells|staining)"
    r")?\W{1,8}(?P<low>\d{1,3})(?P<high>)(?P<sign>)(?P<or_more>)\b(?!\s*[/.,]?\d)"
)
_OF_CELLS_BEFORE = re.compile(
    r"(\d{1,3}(?:[.,]\d)?)\s?%(?:[^.;%:]{0,60}\b(?:for|express(?:es|ing|ed)?|show(?:s|ing)?|carr(?:y|ied)|ha(?:ve|d)|"
    r"bear|bore) (?:the |nuclear )?|\s(?:had |carried |expressed )?the )$"
)
_BARE = re.compile(r"^[\s:=]*(\d{1,3})\s*(?=[,;)]|/(?!\s?\d)|\.?\s*$|\s{2}|h-?2\b)")
_UNDER_ONE = re.compile(r"^[\s:=]*(?:<|less than )\s?1\s*(?=[,;)]|\.?\s*$|\s{2})")
_CELL = re.compile(r"(?:\s{2,})(?P<low>\d{1,3})(?:-(?P<high>\d{1,3}))?(?P<sign>)(?P<or_more>)(?=\s{2,}|\s*$)")
_PARTS = re.compile(
    r"(?:ps|proportion(?: score)?)\W{0,3}(?P<ps>[0-5])(?:\s?/\s?5)?\D{1,20}(?:is|intensity(?: score)?)"
    r"\W{0,3}(?P<is>[0-3])|"
    r"\(?\b(?P<ps2>[0-5])\s?\+\s?(?P<is2>[0-3])\)?(?=\s*(?:=|\)|$|/8|\.|,))"
)
_ALLRED = re.compile(
    r"(?:allred|quick(?: |-)?score|\bqs\b|total score|\bts\b)(?: total)?(?: score)?\s*(?:of|is|:|"
    r"=)?\s*(?P<a>[0-8])(?!\s*%|\d|\s?\+\s?[0-3])|(?<![\d/])\b(?P<b>[0-8])\s*(?:/|out of)\s*8\b(?!/|\s*(?:cores|"
    r"blocks|slides|samples))|"
    r"=\s*(?P<c>[0-8])\b|(?<![\d./])\b(?P<d>[0-8])\s*\((?:allred|quick ?score)"
)
_IRS = re.compile(r"\birs\W{0,3}(?:score\W{0,3})?(\d{1,2})|\b(\d{1,2})\s*/\s*12\b")
_H_SCORE = re.compile(r"\bh-?\s?score\D{0,12}(\d{1,3})|\bhistoscore\D{0,12}(\d{1,3})")
_RNA = re.compile(r"^\W*(?:status\W*)?(?:gene )?(?:score|expression)?\W*\d{1,2}\.\d(?!\d?\s*(?:%|per))")
_ONLY_LOW = re.compile(r"^\W*low\W*$")
_WEAK = re.compile(r"\b(?:weak(?:ly)?|focal(?:ly)?|patchy|faint)\b")
_LOW = re.compile(r"\blow[- ]+pos(?:itiv\w*)?\b|\bpositive,? low\b|\blow expression\b")
_POSITIVE = re.compile(
    r"(?<!not )(?<!non-)\b(?:positiv\w*(?!\s+(?:nuclei|cells|tumou?r cells|staining))|pos\b|expressed|sensitive\b|"
    r"expression (?:is )?present|reactive)|^\s?\+(?!\d)|\+\s?ve\b|\(\+{1,3}\)|^\W{0,3}[123]\s?\+"
)
_NEGATIVE = re.compile(
    r"\b(?:negativ\w*|neg\b|not expressed|no expression|absent|no (?:nuclear )?staining|lost|nil|"
    r"no (?:immuno)?reactivity|(?:non|un)-?reactive)|"
    r"-\s?ve\b|\(-\)|^\s?-\s*(?:$|[,;/).&])"
)


IS_DENIED = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer|\bneither)\s+(?:an? |truly )?$|"
    r"\bno (?:evidence|proof|sign|indication|suggestion|reason)\b(?: to \w+)? (?:that|of|for|it)\b[^.;,]{0,40}$|"
    r"\bnot (?:known|thought|felt|believed|considered|said|proven|shown) to be\s+$"
)
_NOT_THE_WORD = re.compile(r"\s*(?:is|are|was|were)? ?(?:not|n't) (?:pos(?:itive)?|neg(?:ative)?)\b")
DENIED_WORD = re.compile(r"[\s-]*(?:receptor[\s-]+)?(pos(?:itive)?|neg(?:ative)?)\b")
"""“It is not HER2 positive.”"""
_FOR_THE_NEXT = re.compile(
    r"\W*\b(?:and|but|while)\s+(?:is |are )?(?:negative|positive) for\b(?!\W*(?:about |approximately )?\d)"
)
"""“Positive for A and ER, and negative for B”: of the list that follows."""
DIGITS_APART = re.compile(r"(?<![\d./x,+-])(?<!\d )\b\d \d\s?%")
"""Torn apart by a scanner: “9 8 %” is not 8 %."""


class Amount(NamedTuple):
    """From so much to so much, in percent of the cells; `is_lower_limit` where only “more than” is said."""

    low: float
    high: float
    is_lower_limit: bool
    said: str


def read_receptors(found: Iterable[Mention]) -> Iterator[Candidate]:
    """Yield what the mentions say about ER and PR."""
    for mention in found:
        if mention.topic == "triple":
            yield Candidate("er", "negative", mention.clause, "triple negative", is_doubtful=True)
            yield Candidate("pr", "negative", mention.clause, "triple negative", is_doubtful=True)
        for position, field in enumerate(("er", "pr")):
            if mention.topic in (field, "both"):
                read = _receptor(field, mention, position if mention.topic == "both" else 0)
                if read:
                    is_in_words = mention.topic == "both" and "%" not in read.detail
                    yield read._replace(rank=-1) if is_in_words else read


_SIGN_FIRST = re.compile(r"(?<![\d.,])%(\d{1,3})\b(?!\s?%)")
"""As Turkish and others write it."""


def amounts(text: str, *, may_be_bare: bool = False) -> list[Amount]:
    """Return every percentage of a text as a range."""
    text = _SIGN_FIRST.sub(r" \1%", text)
    found = [*_PERCENT.finditer(text)] or [*_AFTER_SIGN.finditer(text)]
    if not found and may_be_bare:
        found = [*_CELL.finditer(text)]
    return [amount for each in found if (amount := _amount(each))]


def _amount(found: re.Match[str]) -> Amount | None:
    low = number(found.group("low"))
    high = number(found.group("high") or found.group("low"))
    if not (low <= high <= 100):
        return None
    sign = (found.group("sign") or "").strip()
    said = _as_percent(low, high, sign)
    if found.group("or_more") and "less" not in found.group("or_more"):
        sign = ">"
    if sign.startswith(("<", "≤", "less", "fewer", "under", "up", "below")):
        return Amount(0, low - 0.01 if sign[:1] != "≤" and sign[:2] not in ("<=", "up") else low, False, said)
    if sign.startswith((">", "≥", "more", "greater", "over", "at", "above")):
        return Amount(low if sign[:1] == "≥" or sign in (">=", "at least") else low + 0.01, 100, True, said)
    return Amount(low, high, False, said)


def _as_percent(low: float, high: float, sign: str) -> str:
    if low != high:
        return f"{low:g} to {high:g} %"
    if sign.startswith(("<", "≤", "less", "fewer", "under", "up", "below")):
        return f"under {low:g} %" if sign[:1] != "≤" and sign[:2] not in ("<=", "up") else f"up to {low:g} %"
    return f"over {low:g} %" if sign.startswith((">", "≥", "more", "greater", "over", "at", "above")) else f"{low:g} %"


def _receptor(field: str, mention: Mention, position: int) -> Candidate | None:
    value = with_digits(_up_to(_STOP, mention.value))
    if (DENIED_WORD.match(value) and IS_DENIED.search(mention.before)) or _NOT_THE_WORD.match(value):
        return None
    value = _FOR_THE_NEXT.split(value)[0]
    before = re.search(
        r"\b(positive|negative)\s+for\s+(?:the\s+|both\s+)?(?:[\w/-]+(?:, and |, | and ))*$", mention.before
    )
    if before and not re.match(r"\W*(?:is |was )?(?:positive|negative|\d)", value):
        value = f"{before.group(1)}, {value}"
    if re.search(r"\b(?:no|lacks?|lack of|without)\s+$", mention.before) and "expression" in value:
        value = "negative"
    value = _percent_before(mention) or value.split(UNFILLED)[0]
    if _OPTIONS.search(value) or _RNA.search(value) or _LIMIT.search(mention.value):
        return None
    pending = NO_RESULT.search(value)
    if pending:
        value = value[: pending.start()]
    is_shared = mention.topic == "both"
    read = (
        _by_score(value)
        or _by_percent(field, value, position if is_shared else None)
        or _by_word(value)
        or _by_bare_number(field, value)
    )
    if read is None:
        return None
    key, detail, is_doubtful = read
    if key == "low" and field == "pr" and not _LOW.search(value):
        key = "positive"
    is_unsure = is_doubtful or mention.is_torn or is_shared
    return Candidate(field, key, mention.clause, detail, is_unsure, words=mention.value)


def _percent_before(mention: Mention) -> str:
    """Return “90%” of “90% of the cells are positive for ER”, or nothing."""
    found = _OF_CELLS_BEFORE.search(mention.before)
    return f" {found.group(1)}%" if found else ""


def _up_to(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return text[: found.start()] if found else text


Read = tuple[str | None, str, bool]
"""A key, what was read, and whether it is doubtful."""


def _by_score(value: str) -> Read | None:
    if found := _H_SCORE.search(value):
        points = int(found.group(1) or found.group(2))
        key = "positive" if 30 < points <= 300 else "negative" if points == 0 else None
        return _with_percent_first(value, key, f"H-score {points}")
    if found := _IRS.search(value):
        points = int(found.group(1) or found.group(2))
        key = "positive" if 4 <= points <= 12 else "negative" if points == 0 else None
        return _with_percent_first(value, key, f"IRS {points} of 12")
    if found := _ALLRED.search(value):
        return _allred(value, int(next(group for group in found.groups() if group)))
    return None


def _with_percent_first(value: str, key: str | None, said: str) -> Read | None:
    if _PERCENT.search(value):
        return None
    return key, said, False


def _allred(value: str, total: int) -> Read | None:
    if _PERCENT.search(value):
        return None
    said = f"Allred {total} of 8"
    if total >= 6 or total in (0, 2):
        key = "positive" if total >= 6 else "negative"
        word = _by_word(value)
        return key, said, word is not None and word[0] not in (key, "low")
    parts = _PARTS.search(value)
    proportion = int(parts.group("ps") or parts.group("ps2")) if parts else None
    if proportion is not None and 1 <= proportion <= 5:
        return ("negative", "low", "positive")[min(proportion, 3) - 1], said, proportion == 1
    word = _by_word(value)
    return (word[0] if word else None), said, True


def _is_told_closer(limit: Amount, exact: Sequence[Amount]) -> bool:
    """Return whether “more than 10 %” says nothing on which side of a limit it is, or stands beside its exact value."""
    return limit.low <= 10 or any(each.low >= limit.low for each in exact)


def _by_percent(field: str, value: str, position: int | None) -> Read | None:
    if DIGITS_APART.search(value):
        return None
    found = amounts(value, may_be_bare=position is None)
    exact = [amount for amount in found if not amount.is_lower_limit]
    telling = [amount for amount in found if not amount.is_lower_limit or not _is_told_closer(amount, exact)]
    if len(telling) == 2 and position == 1 and re.search(r"%\W*(?:and|,|/|&)\W*\d", value):
        telling = telling[1:]
    if not telling and found and position is None:
        bare = [*_AFTER_SIGN.finditer(value)] or [*_CELL.finditer(value)]
        telling = [amount for each in bare if (amount := _amount(each))]
    if not telling:
        return None
    keys = {key for amount in telling for key in (_category(field, amount.low), _category(field, amount.high))}
    first = telling[0]
    if first.low <= 8 and "%" not in value and "per" not in value:
        word = _by_word(value)  # a bare number up to 8 can be an Allred score
        is_none = word is not None and word[0] == "negative" and first.high == 0
        return (word[0] if word else None), f"{first.low:g}", not is_none
    of_first = {_category(field, first.low), _category(field, first.high)}
    if len(of_first) > 1:
        is_low = bool(_LOW.search(value)) and "low" in of_first
        return ("low" if is_low else None), first.said, True
    key = of_first.pop()
    word = _by_word(value)
    contradicts = word is not None and word[0] is not None and (word[0] == "negative") != (key == "negative")
    is_mixed = len(keys) > 1 or len({(amount.low, amount.high) for amount in telling}) > 1
    if field == "er" and key == "positive" and _LOW.search(value):
        contradicts = True
    return (None if contradicts else key), first.said, contradicts or is_mixed


def _by_bare_number(field: str, value: str) -> Read | None:
    """Read “ER 8” or “ER 90”: Allred score or percentage, so never certain; “PR <1” is no score."""
    if _UNDER_ONE.match(value):
        return "negative", "under 1 %", False
    found = _BARE.match(value)
    if not found or int(found.group(1)) > 100:
        return None
    said = int(found.group(1))
    if said <= 8:
        return ("positive" if said >= 6 else "negative" if said == 0 else None), str(said), True
    return _category(field, said), f"{said}", True


def _category(field: str, percent: float) -> str:
    if percent < 1:
        return "negative"
    return "low" if percent <= 10 and field == "er" else "positive"


def _by_word(value: str) -> Read | None:
    if _LOW.search(value) or _ONLY_LOW.match(value):
        return "low", "low positive", False
    positive, negative = _POSITIVE.search(value), _NEGATIVE.search(value)
    if positive and negative:
        first = min(positive, negative, key=lambda found: found.start())
        return ("positive" if first is positive else "negative"), first.group().strip(), True
    if positive:
        is_weak = _WEAK.search(value) is not None
        is_limit = is_weak or bool(re.search(r"[>≥]=?\s*1\s?%|1\s?% or (?:more|greater)", value))
        return "positive", "positive", is_limit
    return ("negative", "negative", False) if negative else None


def read_ki67(found: Iterable[Mention]) -> Iterator[Candidate]:
    """Yield what the mentions say about Ki-67."""
    for mention in found:
        if mention.topic != "ki67":
            continue
        value = _percent_before(mention) or with_digits(_up_to(_STOP, mention.value)).split(UNFILLED)[0]
        read = _ki67(value, mention)
        if read:
            yield read


def _ki67(value: str, mention: Mention) -> Candidate | None:
    if _LIMIT.search(mention.value):
        return None
    told = amounts(value, may_be_bare=True) or _about(value)
    pending = NO_RESULT.search(value)
    if not told or (pending and pending.start() < 12):
        if _NOT_DONE.search(value) or re.search(r"\bnot (?:measured|tested|done)\s+$", mention.before):
            return Candidate("ki67", "not_tested", mention.clause, "not tested", is_doubtful=True, rank=-1)
        return None
    is_about = bool(re.search(r"\b(?:about|approx\w*|around|ca|circa|roughly|estimated)\b|[~≈]", value))
    keys = {"20_or_more" if percent >= 20 else "under_20" for amount in told for percent in (amount.low, amount.high)}
    first = told[0]
    if re.search(r"\bhot[ -]?spots?\b|\bup to\b|\bfocally\b|\brange", value) or first.low != first.high:
        is_open = len(keys) > 1
    else:
        keys = {"20_or_more" if first.low >= 20 else "under_20"}
        is_open = False
    if is_open:
        return Candidate("ki67", None, mention.clause, first.said, is_doubtful=True)
    is_close = (
        _is_usual_limit(first)
        or _WAS.search(value) is not None
        or (is_about and 15 <= first.low <= 25)
        or "hot" in value
    )
    is_unsure = is_close or mention.is_torn
    return Candidate("ki67", keys.pop(), mention.clause, first.said, is_unsure, words=mention.value)


def _is_usual_limit(said: Amount) -> bool:
    """Return whether it is “over 20 %”: what laboratories call high, rather than a count."""
    return said.is_lower_limit and said.low < 31


def _about(value: str) -> list[Amount]:
    found = re.match(
        r"^[\s:=()]*(?:(?:(?:labell?ing |proliferation )?index|score|\(?mib-?\s?1\)?|of|is|was)"
        r"[\s:=)]*)*(?:about|around|approximately|ca\.?)?\s*(\d{1,2})\s*(?:$|[,.;()])",
        value,
    )
    return [Amount(float(found.group(1)), float(found.group(1)), False, found.group(1))] if found else []
