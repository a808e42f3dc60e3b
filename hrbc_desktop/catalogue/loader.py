"""Reads the content pack from its TOML files and checks that everything it names exists."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import rtoml  # tomllib is pure Python: it alone would take a third of a second for the pack
from pydantic import TypeAdapter, ValidationError

from hrbc_desktop.catalogue.errors import CatalogueError, from_validation, place_name
from hrbc_desktop.catalogue.traversal import references
from hrbc_desktop.domain.model.content import (
    Attribute,
    Catalogue,
    FurtherReading,
    Option,
    Outcome,
    Pack,
    Source,
    SuggestedQuestion,
    Topic,
    Treatment,
)
from hrbc_desktop.domain.model.decision import Decision, Population, Study
from hrbc_desktop.domain.model.eligibility import AddedShots, Caution, ConcernsOptions, EligibilityRule
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.medicine import Medicine
from hrbc_desktop.resources import resource

Read = TypeVar("Read", bound=FrozenModel)
Whole = TypeVar("Whole")

SHARED_CLAUSES = "eligibility/shared.toml"
"""Clauses that many options share, each named by its key."""

_GLOSSARY: TypeAdapter[Mapping[str, str]] = TypeAdapter(Mapping[str, str])
_PLACES: TypeAdapter[tuple[FurtherReading, ...]] = TypeAdapter(tuple[FurtherReading, ...])


def read_catalogue(folder: Path | None = None) -> Catalogue:
    """Read and cross-check the content pack in `folder`, or the one that comes with the program.

    A pack that names reviewers and falls short of the linter is read without them: it does not count as reviewed.
    Raises CatalogueError, one sentence with file and place, when anything is missing, malformed or names something
    that is not there.
    """
    return _read(folder) if folder else _shipped()


@cache
def _shipped() -> Catalogue:
    """Read once: it is immutable, and reading takes a third of a second."""
    return _read(resource("catalogue"))


def _read(pack: Path) -> Catalogue:
    described = _value(Pack, "pack.toml", read_table(pack, "pack.toml"))
    options = _options(pack)
    catalogue = Catalogue.model_construct(
        pack=described,
        sources=_gathered(Source, pack, "sources", with_id=False),
        treatments=_one_per_file(Treatment, pack, "treatments"),
        options=options,
        attributes=_keyed(Attribute, pack, "attributes.toml"),
        outcomes=_keyed(Outcome, pack, "outcomes.toml"),
        questions=tuple(_keyed(SuggestedQuestion, pack, "questions.toml").values()),
        glossary=_checked(_GLOSSARY, "glossary.toml", read_table(pack, "glossary.toml")),
        topics=_one_per_file(Topic, pack, "topics"),
        places=_checked(_PLACES, "places.toml", read_table(pack, "places.toml").get("places", ())),
        decisions=_named(_one_per_file(Decision, pack, "decisions"), options),
        populations=_gathered(Population, pack, "populations"),
        studies=_gathered(Study, pack, "studies"),
        cautions=tuple(_gathered(Caution, pack, "cautions").values()),
        shots=tuple(_keyed(AddedShots, pack, "shots.toml").values()),
        medicines=_keyed(Medicine, pack, "medicines.toml"),
    )
    _check_references(catalogue)
    return _as_reviewed(catalogue)


def _as_reviewed(catalogue: Catalogue) -> Catalogue:
    if not catalogue.pack.reviewers:
        return catalogue
    from hrbc_desktop.catalogue.lint.linting import lint  # noqa: PLC0415 - it takes a moment, and most packs name nobody

    if any(finding.severity == "error" for finding in lint(catalogue)):
        return catalogue.model_copy(update={"pack": catalogue.pack.evolve(reviewers=())})
    return catalogue


def read_table(pack: Path, file: str) -> dict[str, Any]:
    """Read one TOML file of a folder. Raises CatalogueError when it is not there or not TOML."""
    try:
        return rtoml.loads((pack / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(file, "", "the file is missing") from None
    except UnicodeDecodeError:
        raise CatalogueError(file, "", "it is not UTF-8 text") from None
    except OSError:
        raise CatalogueError(file, "", "it cannot be read") from None
    except rtoml.TomlParsingError as error:
        raise CatalogueError(file, "", f"it is not valid TOML, {error}") from None


def _value(kind: type[Read], file: str, table: Mapping[str, Any]) -> Read:
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        raise from_validation(file, error) from None


def _checked(adapter: TypeAdapter[Whole], file: str, found: object) -> Whole:
    try:
        return adapter.validate_python(found)
    except ValidationError as error:
        raise from_validation(file, error) from None


def _keyed(kind: type[Read], pack: Path, file: str) -> dict[str, Read]:
    """Read a file of tables, each named by its id, and keep their order."""
    found: dict[str, Read] = {}
    for key, table in read_table(pack, file).items():
        if not isinstance(table, Mapping):
            raise CatalogueError(file, key, "it must be a table")
        found[key] = _value(kind, file, {"id": key, **table})
    return found


def _files(pack: Path, folder: str) -> list[str]:
    found = sorted(f"{folder}/{path.name}" for path in (pack / folder).glob("*.toml"))
    if not found:
        raise CatalogueError(folder, "", "there is no file in it")
    return found


def _one_per_file(kind: type[Read], pack: Path, folder: str) -> dict[str, Read]:
    found: dict[str, Read] = {}
    for file in _files(pack, folder):
        table = read_table(pack, file)
        name = Path(file).stem
        if table.get("id") != name:
            raise CatalogueError(file, "id", f"it must be “{name}”, like the file's name")
        found[name] = _value(kind, file, table)
    return found


def _options(pack: Path) -> dict[str, Option]:
    """Read the options, and give each the clauses of the folder “eligibility” that say whom it is for."""
    options = _one_per_file(Option, pack, "options")
    shared = read_table(pack, SHARED_CLAUSES)
    for file in _files(pack, "eligibility"):
        if file == SHARED_CLAUSES:
            continue
        for key, table in read_table(pack, file).items():
            if key not in options:
                raise CatalogueError(file, key, f"there is no option “{key}”")
            options[key] = options[key].evolve(match=(*options[key].match, *_clauses(file, key, table, shared)))
    return options


def _named(decisions: Mapping[str, Decision], options: Mapping[str, Option]) -> dict[str, Decision]:
    """Give each option of a decision the name that it has everywhere."""
    return {
        key: decision.evolve(
            options=tuple(
                one.evolve(words=options[one.id].name if one.id in options else one.id) for one in decision.options
            )
        )
        for key, decision in decisions.items()
    }


def _clauses(file: str, key: str, table: Any, shared: Mapping[str, dict[str, Any]]) -> Iterator[EligibilityRule]:
    """Yield the clauses of one option: the shared ones that it uses, and its own."""
    if not isinstance(table, Mapping):
        raise CatalogueError(file, key, "it must be a table")
    own = {name: table[name] for name in ("source", "evidence") if name in table}
    for name in table.get("use", ()):
        if name not in shared:
            raise CatalogueError(file, f"{key}, use", f"there is no shared clause “{name}”")
        cited = own if shared[name].get("kind") == "label" else {}
        yield _value(EligibilityRule, file, {**shared[name], **cited})
    for clause in table.get("match", ()):
        yield _value(EligibilityRule, file, {**own, **clause})


def _gathered(kind: type[Read], pack: Path, folder: str, *, with_id: bool = True) -> dict[str, Read]:
    """Read every table of every file in a folder; no key may stand in two of them."""
    found: dict[str, Read] = {}
    for file in _files(pack, folder):
        for key, table in read_table(pack, file).items():
            if key in found:
                raise CatalogueError(file, key, f"another file has the same key in {folder}")
            if not isinstance(table, Mapping):
                raise CatalogueError(file, key, "it must be a table")
            found[key] = _value(kind, file, {"id": key, **table} if with_id else table)
    return found


def _check_references(catalogue: Catalogue) -> None:
    known: dict[str, Mapping[str, Any]] = {
        "source": catalogue.sources,
        "treatment": catalogue.treatments,
        "attribute": catalogue.attributes,
        "outcome": catalogue.outcomes,
        "population": catalogue.populations,
        "study": catalogue.studies,
    }
    for folder, values in (
        ("treatments", catalogue.treatments),
        ("options", catalogue.options),
        ("topics", catalogue.topics),
        ("decisions", catalogue.decisions),
        ("populations", catalogue.populations),
        ("studies", catalogue.studies),
    ):
        for name, value in values.items():
            for location, kind, key in references(value):
                if key not in known[kind]:
                    raise CatalogueError(f"{folder}/{name}.toml", place_name(location), f"there is no {kind} “{key}”")
    _check_sentences("cautions", catalogue.cautions, catalogue)
    _check_sentences("shots.toml", catalogue.shots, catalogue)
    for option in catalogue.options.values():
        for number, part in enumerate(option.parts):
            if part.regimen not in catalogue.treatments[part.treatment].regimens:
                location_in_file = place_name(("parts", number, "regimen"))
                wrong = f"“{part.treatment}” has no regimen “{part.regimen}”"
                raise CatalogueError(f"options/{option.id}.toml", location_in_file, wrong)


def _check_sentences(file: str, sentences: Iterable[ConcernsOptions], catalogue: Catalogue) -> None:
    for one in sentences:
        named: tuple[tuple[str, tuple[str, ...], Mapping[str, Any]], ...] = (
            ("treatment", one.treatments, catalogue.treatments),
            ("option", (*one.options, *one.except_options), catalogue.options),
            ("source", (one.source,), catalogue.sources),
        )
        for kind, keys, known in named:
            for key in keys:
                if key not in known:
                    raise CatalogueError(file, one.id, f"there is no {kind} “{key}”")
