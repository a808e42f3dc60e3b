"""What happens next, for the setting of the person and for what she has not had yet."""

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.matching import either_holds
from hrbc_desktop.domain.model.content import Catalogue, Topic
from hrbc_desktop.domain.model.decision import Decision


def what_comes_next(decision: Decision | None, catalogue: Catalogue, facts: Facts) -> tuple[Topic, ...]:
    """Return the topics on what happens next, without what the person has behind her.

    The setting is hers, or else that of her decision; where neither is known there is nothing to tell.
    """
    settings: set[str] = {decision.path} if decision else set()
    if stage := facts.answered("stage").known:
        settings = {"advanced" if "metastatic" in stage else "early"}
    topics = (topic for topic in catalogue.topics.values() if topic.id.startswith("next"))
    return tuple(_ahead(topic, facts) for topic in topics if settings.intersection(topic.settings))


def _ahead(topic: Topic, facts: Facts) -> Topic:
    ahead = (one for one in topic.paragraphs if not one.unless or either_holds(one.unless, facts) != "yes")
    return topic.evolve(paragraphs=tuple(ahead))
