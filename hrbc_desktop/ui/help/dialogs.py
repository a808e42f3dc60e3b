"""Help for the page that is open, and what the program says of itself."""

from collections.abc import Iterator
from datetime import datetime
from html import escape

from PySide6.QtWidgets import QWidget

from hrbc_desktop.catalogue.lint.decision_aid_standards import read_standards, readability, render_standards
from hrbc_desktop.domain.model.content import Catalogue, Pack, Topic
from hrbc_desktop.domain.model.profile import Stage
from hrbc_desktop.resources import resource
from hrbc_desktop.translation import _
from hrbc_desktop.ui.help.glossary_popups import explain_words_in
from hrbc_desktop.ui.help.markdown_dialog import WORDS_TITLE, TextDialog, listed_words
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.sources import citation

REVIEWED_BY_NOBODY = _("No clinician has reviewed this content.")
STANDARDS_TITLE = _("How this worksheet meets the standards")
ACCESS_TITLE = _("Access for everyone")
CANCER_TITLE = _("About this cancer")
SOURCES_TITLE = _("Sources")
LICENSES_TITLE = _("Licenses")
GUIDE_TITLES = {"patient": _("Guide for patients"), "nurse": _("Guide for nurses")}
_LICENSES = {
    "Atkinson Hyperlegible Next": ("fonts", "OFL.txt"),
    "Noto Sans": ("fonts", "OFL-NotoSans.txt"),
    "Lucide icons": ("icons", "LICENSE"),
}


class HelpText(TextDialog):
    """A text whose medical words are explained."""

    def __init__(self, title: str, markdown: str, parent: QWidget | None) -> None:
        super().__init__(title, markdown, parent)
        explain_words_in(self)


class HelpDialog(HelpText):
    """The help of one place: “home”, or the name of a step."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        text = resource("help", f"{topic}.md").read_text(encoding="utf-8")
        keys = resource("help", "keys.md").read_text(encoding="utf-8")
        super().__init__("Help", f"{text}\n\n{keys}", parent)


class GuideDialog(HelpText):
    """The guide for one kind of reader: “patient” or “nurse”."""

    def __init__(self, reader: str, parent: QWidget | None = None) -> None:
        text = resource("help", f"guide-{reader}.md").read_text(encoding="utf-8")
        super().__init__(GUIDE_TITLES[reader], text, parent)


class SourcesDialog(HelpText):
    """Every document that a figure or a sentence of the content comes from."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        sources = sorted((escape(citation(source)) for source in catalogue.sources.values()), key=str.casefold)
        counted = _("The content names {number} documents. Each number in the program leads to its own.").format(
            number=len(sources)
        )
        super().__init__(SOURCES_TITLE, "\n".join([counted, "", *(f"- {line}" for line in sources)]), parent)


class LicensesDialog(HelpText):
    """The licenses of typefaces and icons, in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        parts = []
        for what, path in _LICENSES.items():
            written = resource(*path).read_text(encoding="utf-8")
            parts.append(f"## {what}\n\n" + "\n\n".join(escape(part) for part in written.split("\n\n")))
        super().__init__(LICENSES_TITLE, "\n\n".join(parts), parent)


class AccessDialog(HelpText):
    """How the windows meet the rules for access, line by line: WCAG 2.2 A and AA as EN 301 549 applies them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ACCESS_TITLE, resource("help", "conformance.md").read_text(encoding="utf-8"), parent)


class StandardsDialog(HelpText):
    """What a good decision aid has by published criteria, and which of it this worksheet has."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        grades = readability(catalogue)
        facts = {
            **content_facts(catalogue.pack),
            "Reading grade": _(
                "{typical} for most texts, {hardest} for the hardest (school years in the US). Names of "
                "medicines and words that we explain are counted as short words. With every word counted "
                "in full, it is {typical_in_full} and {hardest_in_full}"
            ).format(
                typical=grades.typical,
                hardest=grades.hardest,
                typical_in_full=grades.typical_in_full,
                hardest_in_full=grades.hardest_in_full,
            ),
        }
        text = (
            resource("help", "standards.md").read_text(encoding="utf-8"),
            list_facts(facts),
            render_standards(read_standards()),
        )
        super().__init__(STANDARDS_TITLE, "\n\n".join(text), parent)


class CancerDialog(HelpText):
    """What the cancer is, in the setting of the person if it is known, and the words that she may hear."""

    def __init__(self, catalogue: Catalogue, stage: Stage | None, parent: QWidget | None = None) -> None:
        text = [piece for topic in _topics(catalogue, stage) for piece in _topic(topic, catalogue)]
        text += [f"## {WORDS_TITLE}", listed_words(catalogue.glossary)]
        super().__init__(CANCER_TITLE, "\n\n".join(text), parent)


def content_facts(pack: Pack) -> dict[str, str]:
    """Return what the content says of itself, by its label."""
    past = ". That day is past" if pack.is_past_review(datetime.now().astimezone().date()) else ""
    return {
        "Content": f"version {pack.version} of {spoken_date(pack.date)}",
        "Review": ", ".join(pack.reviewers) or REVIEWED_BY_NOBODY,
        "Review due": f"{spoken_date(pack.review_due)}{past}",
        "Funding": pack.funding,
    }


def list_facts(facts: dict[str, str]) -> str:
    """Return labels and facts as Markdown."""
    return "\n\n".join(f"**{name}:** {text.rstrip('.')}." for name, text in facts.items())


def _topics(catalogue: Catalogue, stage: Stage | None) -> Iterator[Topic]:
    settings = {"early", "advanced"}
    if stage not in (None, "unknown"):
        settings = {"advanced" if stage == "metastatic" else "early"}
    about = (topic for topic in catalogue.topics.values() if topic.id.startswith("about-"))
    yield from (topic for topic in about if settings.intersection(topic.settings))
    yield catalogue.topics["supportive-care"]


def _topic(topic: Topic, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {escape(topic.title)}"
    for paragraph in topic.paragraphs:
        yield escape(paragraph.text)
    sources = dict.fromkeys(catalogue.sources[paragraph.source].title for paragraph in topic.paragraphs)
    yield f"*From: {escape('; '.join(sources))}*"
