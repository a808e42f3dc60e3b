from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "pack.toml": """
version = "1"
date = 2026-01-01
review_due = 2026-07-01
funding = "None."
method = "Figures come from labels."
update_policy = "Twice a year."
""",
    "attributes.toml": """
[visits]
name = "Visits"
less = "Fewer visits"
plain = "Days at a clinic."
kind = "count"

[injections]
name = "Injections"
less = "Fewer injections"
plain = "Days on which you get a shot."
kind = "count"

[nausea]
name = "Nausea"
less = "Less nausea"
plain = "Feeling sick."
kind = "rate"

[diarrhea]
name = "Diarrhea"
less = "Less diarrhea"
plain = "Loose stools."
kind = "rate"
""",
    "outcomes.toml": """
[progression]
name = "Time before the cancer grew"
plain = "Half of the people had longer, half had less."
""",
    "questions.toml": """
[first]
topic = "Treatment"
text = "What happens if I wait?"
settings = ["early", "advanced"]
""",
    "glossary.toml": 'receptor = "A part of a cell that a hormone can hold on to."\n',
    "places.toml": '[[places]]\nname = "A trusted place"\npage = "Breast cancer"\n',
    "sources/labels.toml": """
[a-label]
title = "Label of A"
publisher = "Maker"
year = 2025
kind = "label"

[b-label]
title = "Label of B"
publisher = "Maker"
year = 2025
kind = "label"
""",
    "populations/all.toml": """
[everyone]
words = "people with early cancer"
speaks_for = [{ either = [{ fact = "stage", any = ["early"] }] }]
""",
    "studies/all.toml": """
[trial-a]
name = "Trial A"
design = "randomized"
n = 1200
year = 2020
source = "a-label"
""",
    "decisions/tablet.toml": """
id = "tablet"
name = "A tablet"
question = "Which tablet?"
plain = "You choose a tablet."
path = "early"
step = 1
questions = ["stage"]
core = ["nausea"]
options = [{ id = "a", words = "Alphamab" }, { id = "b", words = "Betamab" }]

[[comes_up.now]]
either = [{ fact = "stage", any = ["early"] }]
reason = "early cancer"

[[findings]]
id = "tablet.f01"
population = "everyone"
outcome = "progression"
at = { median = true }
study = "trial-a"
kind = "head_to_head"
measure = "months"
first = { options = ["a"], value = 16 }
second = { options = ["b"], value = 9 }
shown_to_differ = "yes"
source = "a-label"
evidence = ["a.benefit.01"]

[[side_effects]]
option = "a"
attribute = "nausea"
measured = "reported"
counted = "any"
population = "everyone"
study = "trial-a"
time = "while on treatment"
any = 12
source = "a-label"
evidence = ["a.side_effects.01"]
""",
    "eligibility/shared.toml": """
[early]
either = [{ fact = "stage", any = ["early"] }]
reason = "for early cancer"
otherwise = "It is for early cancer."
kind = "label"
source = "b-label"
""",
    "eligibility/early.toml": """
[b]
use = ["early"]
source = "b-label"
""",
    "cautions/conditions.toml": """
[a-liver]
treatments = ["a"]
either = [{ fact = "conditions", any = ["liver"] }]
level = "ask_first"
text = "Tell your team about your liver."
source = "a-label"
""",
    "shots.toml": "",
    "medicines.toml": """
[paroxetine]
name = "paroxetine"
names = ["Paxil"]
classes = ["strong_cyp2d6_inhibitor"]
evidence = ["medicine_names.paroxetine.01"]
""",
    "topics/next.toml": """
id = "next"
title = "What happens next"
settings = ["early"]
paragraphs = [{ text = "You see your team again.", source = "a-label" }]
""",
}

TREATMENT = """
id = "{id}"
name = "{name}"
brands = ["{name}o"]
kind = "medicine"
group = "hormone tablet"
route = "tablet"
what_it_does = {{ text = "It keeps estrogen away from the cells.", source = "{id}-label" }}

[regimens.daily]
cycle_days = 28
evidence = ["{id}.schedule.01"]
events = [{{ do = "take", days = "1-28" }}]

[[serious]]
text = "Call your team at once if your leg swells or hurts."
source = "{id}-label"
"""

OPTION = """
id = "{id}"
name = "{name}"
family = "hormone"
settings = ["early"]
parts = [{{ treatment = "{id}", regimen = "daily" }}]
how_taken = {{ text = "One tablet by mouth", source = "{id}-label" }}
how_often = {{ text = "Once a day, every day", source = "{id}-label" }}
how_long = {{ text = "For as long as your team agrees with you", source = "{id}-label" }}
what_it_does = {{ text = "It keeps estrogen away from the cells, so that they grow less.", source = "{id}-label" }}
indication = {{ text = "For people whose cancer feeds on estrogen, when the lump is out.", source = "{id}-label" }}
ask = ["What do I do when I miss a tablet?"]

[daily_life]
visits = {{ text = "You go to the clinic now and then for a check.", source = "{id}-label" }}
home = {{ text = "You take the tablet at the same time each day.", source = "{id}-label" }}
feelings = {{ text = "Some days you may feel warm or tired, and others not.", source = "{id}-label" }}

[[side_effects]]
attribute = "nausea"
any = 12
severe = 1
population = "Trial A"
time = "5 years"
source = "{id}-label"
evidence = "{id}.side_effects.01"

[[match]]
either = [{{ fact = "stage", any = ["early"] }}]
reason = "for early cancer"
otherwise = "This is for early cancer."
source = "{id}-label"
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A whole small pack in a folder."""
    texts = dict(FILES)
    for key, name in (("a", "Alphamab"), ("b", "Betamab")):
        texts[f"treatments/{key}.toml"] = TREATMENT.format(id=key, name=name)
        texts[f"options/{key}.toml"] = OPTION.format(id=key, name=name)
    for file, text in texts.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def change(pack: Path) -> Callable[[str, str, str], None]:
    """Change one place in one file of the pack; an empty `old` adds to the end."""

    def change_file(file: str, old: str, new: str) -> None:
        text = (pack / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {file}"
        (pack / file).write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")

    return change_file
