"""The rest of the comparison, what studies found besides, and how the options line up with what matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from hrbc_desktop.domain.compare.rows import GROUP_NAMES, DecisionComparison, DecisionRow, RowGroup, StudyFigure
from hrbc_desktop.domain.preferences.line_up import LineUp
from hrbc_desktop.domain.preferences.swing_weights import Bar
from hrbc_desktop.pdf.engine.layout import MARGIN, Flow, bold, quiet
from hrbc_desktop.pdf.engine.typesetting import Run, run
from hrbc_desktop.pdf.pages.charts import color_of, draw_chip, draw_line_up
from hrbc_desktop.pdf.pages.citations import Citations
from hrbc_desktop.pdf.pages.detail import Detail, Fullness
from hrbc_desktop.pdf.pages.view_model import Content
from hrbc_desktop.translation import _
from hrbc_desktop.wording import sheet
from hrbc_desktop.wording.findings import (
    CellWords,
    RowWords,
    cell_words,
    effect_in_words,
    figure_in_words,
    in_few_words,
    row_words,
)
from hrbc_desktop.wording.frequencies import whole
from hrbc_desktop.wording.preferences import (
    BELOW_THE_PICTURE,
    INCONSISTENT,
    UNKNOWN_PART,
    leaning_on_paper,
    message,
    view_sentence,
    what_would_change_it,
)
from hrbc_desktop.wording.text import sentence

Passage = Sequence[Run]


def draw_full_comparison(flow: Flow, content: Content, citations: Citations, detail: Detail) -> None:
    """Draw the rows that do not stand on the page before, and the findings that fit no row, in running text."""
    comparison = content.comparison
    if comparison is None or not content.columns:
        return
    told = _Passages(flow, content, comparison, citations, detail)
    shown = [row for row in content.more_rows if told.how(row) != "left_out"]
    sections = [(GROUP_NAMES[group], list(map(told.row, rows))) for group, rows in _by_group(shown)]
    sections.append((sheet.IN_WORDS, list(told.in_words()) if detail.in_words else []))
    sections.append((sheet.OTHER_PEOPLE, list(told.other_people())))
    if left_out := sheet.left_out(*told.left_out()):
        sections.append(("", [[run(left_out, quiet(flow.form.small))]]))

    def passages(flow: Flow) -> None:
        for title, of_section in sections:
            if of_section:
                flow.heading(title, follows=30) if title else flow.gap(4)
            for passage in of_section:
                flow.paragraph(*passage)
                flow.gap(1.2)

    flow.part(sheet.MORE)
    with flow.columns(flow.form.columns, flow.measure(passages, flow.form.columns)):
        passages(flow)


def _by_group(rows: Sequence[DecisionRow]) -> Iterator[tuple[RowGroup, list[DecisionRow]]]:
    for group, members in groupby(rows, key=lambda row: row.group):
        yield group, list(members)


class _Passages:
    """What is told in running text: one paragraph for each finding, or for each row of other people."""

    def __init__(
        self, flow: Flow, content: Content, comparison: DecisionComparison, citations: Citations, detail: Detail
    ) -> None:
        self._content, self._comparison, self._citations, self._detail = content, comparison, citations, detail
        self._style = flow.form.small_ink

    def in_words(self) -> Iterator[Passage]:
        """Tell the findings of people like her that fit no row: those of every option, then those of each."""
        letters_of: dict[tuple[str, str], list[str]] = {}
        for option in self._comparison.options:
            letter = self._content.worksheet.letter(option.id)
            for text, source in self._of_option(option.id):
                letters_of.setdefault((text, source), []).append(letter)
        for figure in self._comparison.context:
            if figure.fit.speaks != "no":
                yield [self._cited(self._in_words_of(figure), figure.finding.source)]
        for (text, source), letters in letters_of.items():
            yield [run(sheet.only_these(", ".join(letters)), bold(self._style)), self._cited(text, source)]

    def other_people(self) -> Iterator[Passage]:
        """Tell the rows and findings of people other than her, each with how they differ."""
        if self._detail.other_people == "left_out":
            return
        yield from map(self.row, self._content.other_people)
        for figure in self._others_in_words():
            yield [self._cited(self._in_words_of(figure), figure.finding.source)]

    def left_out(self) -> tuple[int, int]:
        """Count the findings that the screen has and this sheet has not: of other people than her, and the rest."""
        mine = [row for row in self._content.more_rows if self.how(row) == "left_out"]
        in_words = 0 if self._detail.in_words else len(list(self.in_words()))
        others = self._detail.other_people == "left_out"
        of_others = len(self._content.other_people) + len(self._others_in_words()) if others else 0
        return of_others, len(mine) + in_words

    def how(self, row: DecisionRow) -> Fullness:
        """Return how a row is told."""
        match row.speaks:
            case "no":
                return self._detail.other_people
            case "may":
                return self._detail.perhaps
            case _:
                return self._detail.folded

    def _others_in_words(self) -> list[StudyFigure]:
        return [figure for figure in self._comparison.context if figure.fit.speaks == "no"]

    def _of_option(self, option: str) -> Iterator[tuple[str, str]]:
        for figure in self._comparison.in_words.get(option, ()):
            yield self._in_words_of(figure), figure.finding.source
        for cell in self._comparison.effects_in_words.get(option, ()):
            if cell.effect is not None:
                yield effect_in_words(cell, self._content.catalogue), cell.effect.source

    def row(self, row: DecisionRow) -> Passage:
        """Tell a row: what holds for all of it, then what it says of each option, the same only once."""
        words = row_words(row, self._comparison.decision, self._content.catalogue)
        words = words if self.how(row) == "in_full" else in_few_words(row, words)
        texts = self._statements(row) if row.kind == "text" else self._figures(row, words)
        parts = [
            run(f"{words.title}. ", bold(self._style)),
            run(f"{' '.join(map(sentence, words.head))} ", self._style),
        ]
        for text, letters in texts.items():
            if len(letters) < len(row.cells) or len(row.cells) == 1:
                parts.append(run(sheet.only_these(", ".join(letters)), bold(self._style)))
            parts.append(run(f"{text} ", self._style))
        sources = dict.fromkeys(source for cell in row.cells for source, _place in cell.sources)
        return [*parts, run(self._citations.mark(sources).strip(), self._style)]

    def _figures(self, row: DecisionRow, words: RowWords) -> Mapping[str, list[str]]:
        letters_of: dict[str, list[str]] = {}
        for cell, of_cell in zip(row.cells, words.cells, strict=True):
            letters_of.setdefault(_in_one(of_cell), []).append(self._content.worksheet.letter(cell.option))
        return letters_of

    def _statements(self, row: DecisionRow) -> Mapping[str, list[str]]:
        """Return what holds for which options, statement by statement, those of the same options together."""
        letters: dict[str, list[str]] = {}
        for cell in row.cells:
            for words in cell_words(cell, row, self._comparison.decision, self._content.catalogue):
                for line in (words.value, *words.lines):
                    letters.setdefault(sentence(line), []).append(self._content.worksheet.letter(cell.option))
        together: dict[tuple[str, ...], list[str]] = {}
        for text, of_text in letters.items():
            together.setdefault(tuple(of_text), []).append(text)
        return {" ".join(texts): list(of_texts) for of_texts, texts in sorted(together.items())}

    def _in_words_of(self, figure: StudyFigure) -> str:
        return figure_in_words(figure, self._comparison.decision, self._content.catalogue)

    def _cited(self, text: str, source: str) -> Run:
        return run(text + self._citations.mark([source]), self._style)


def _in_one(parts: Sequence[CellWords]) -> str:
    return " ".join(words.text() for words in parts)


def draw_line_up_section(flow: Flow, content: Content) -> None:
    """Draw how the options line up with what the person said, and what would change it."""
    worksheet, catalogue, style, picture = content.worksheet, content.catalogue, flow.form.cell, content.line_up
    values = worksheet.values
    if picture is None and values.leaning is None and not values.weighed and not values.views:
        return
    flow.heading(sheet.LINE_UP, follows=90 if picture else 28)
    if picture is None:
        flow.paragraph(run(sheet.NO_LINE_UP, quiet(style)))
    else:
        _draw_picture(flow, content, picture)
    flow.gap(2)
    flow.paragraph(run(leaning_on_paper(worksheet, catalogue), style))
    names = {option.id: option.words for option in content.comparison.options} if content.comparison else {}
    for view in values.views:
        flow.paragraph(run(view_sentence(view, names.get(view.option, view.option)), style))


def _draw_picture(flow: Flow, content: Content, picture: LineUp) -> None:
    style = flow.form.cell
    names = [thing.improvement for thing in picture.things]
    option_names = dict(content.columns)
    for option, bar in zip(picture.options, picture.bars, strict=True):
        letter = content.worksheet.letter(option)
        _draw_bar(flow, letter, option_names[letter], bar, names)
    numbered = "; ".join(f"{rank} {name}" for rank, name in enumerate(names, start=1))
    flow.paragraph(run(f"{numbered}.", quiet(style)))
    flow.gap(3)
    sentence = message(picture, content.worksheet, content.catalogue, on_paper=True)
    changes = what_would_change_it(picture, content.catalogue)
    flow.paragraph(run(f"{sentence} ", bold(style)), run(f"{changes} {_cautions(picture)}", style))


def _cautions(picture: LineUp) -> str:
    is_open = any(any(bar.open_bands) for bar in picture.bars)
    sentences = (
        UNKNOWN_PART if is_open else "",
        INCONSISTENT if picture.is_inconsistent else "",
        BELOW_THE_PICTURE,
    )
    return " ".join(filter(None, sentences))


def _draw_bar(flow: Flow, letter: str, name: str, bar: Bar, names: list[str]) -> None:
    form, canvas = flow.form, flow.canvas
    tall = 14 * form.scale
    flow.keep(tall + 6)
    left = MARGIN + tall + 10
    known = "; ".join(
        f"{what} {whole(100 * piece)}" if piece is not None else _("{what} not known").format(what=what)
        for what, piece in zip(names, bar.pieces, strict=True)
    )
    words = _("Option {letter}, {name}. Of 100 in all: {known}.").format(letter=letter, name=name, known=known)
    with canvas.figure(words, (MARGIN, flow.y - tall, MARGIN + form.width, flow.y)):
        draw_chip(canvas, MARGIN, flow.y, tall, letter, color_of(letter))
        bar_box = (left, flow.y - tall, MARGIN + form.width, flow.y)
        draw_line_up(canvas, bar_box, bar, color_of(letter), form.foot.size)
    flow.y -= tall + 4 * form.scale
