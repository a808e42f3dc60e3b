"""One author for where something comes from: the document, who published it and when, and what finds it again."""

import re

from hrbc_desktop.domain.model.content import SOURCE_KIND_NAMES, Source, SourceKind
from hrbc_desktop.wording.text import ended, sentence

_USUAL: frozenset[SourceKind] = frozenset({"label", "paper"})
"""What a source is unless its entry says otherwise: a published study or US prescribing information."""

_READ = "; read in November 2026"
"""When most undated pages were read: said once, above the list."""


def published(source: Source) -> str:
    """Say who published it, and in which year unless that stands in the publisher’s name or the title already."""
    year = str(source.year or "")
    is_named = year and year in f"{source.publisher} {source.title}"
    return ", ".join(filter(None, (source.publisher, "" if is_named else year)))


_WORDS = re.compile(r"(?!doi\b)[a-z]+(?=[ ,])")
"""What begins with a word and not with the name of a document, such as “doi:10.1200/JCO” or “ncponc1171”."""


def _as_words(reference: str) -> str:
    return sentence(reference) if _WORDS.match(reference) else ended(reference)


def citation(source: Source) -> str:
    """Name a source in full, as a list of sources does."""
    kind = "" if source.kind in _USUAL else SOURCE_KIND_NAMES[source.kind]
    reference = source.reference.removesuffix(_READ)
    found_by = "" if reference == str(source.year) else reference
    as_printed = (source.title, published(source))  # some names of studies begin with a small letter
    return " ".join(filter(None, (*map(ended, as_printed), sentence(kind), _as_words(found_by))))
