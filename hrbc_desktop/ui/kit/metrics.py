"""Every size of the windows by its name, in pixels at 100 % text; the colors are in `theme`.

What grows with the text goes through `current_theme().scaled`; gaps and margins stay, so large text keeps its room.
"""

SMALLEST, SMALL, BODY, LARGE, LARGER, LARGEST, TITLE = 13, 14, 16, 18, 20, 26, 28
"""Text."""

TARGET = 44
"""The least height of something to press."""

SMALL_ICON, ICON, LARGE_ICON, HUGE_ICON = 18, 20, 28, 40
BADGE = 24
"""The square behind the letter of an option."""
SEAL = 52
"""The circle behind the mark of a verdict."""

RADIUS, CHIP_RADIUS, CORNER = 10, 9, 5
"""How round cards and buttons are, chips and fields, and what is smaller."""

XXS, XS, S, M, L, XL, XXL, MARGIN = 2, 4, 6, 8, 12, 16, 24, 36
"""Gaps, from the least one between lines that belong together to the margin of a page."""
CHECKBOX_INDENT = 33
"""How far a text stands in that belongs to the check box above it."""

SCROLL_BAR, THICK_RING, DOUBLE_RING = 12, 4, 6
"""How wide scroll bars are, and the rings around what has the keyboard; they do not grow with the text."""
IN_THE_STYLE_SHEET = {
    "small": SMALL,
    "body": BODY,
    "large": LARGE,
    "title": TITLE,
    "target": TARGET,
    "icon": ICON,
    "radius": RADIUS,
    "chip_radius": CHIP_RADIUS,
    "corner": CORNER,
    "chip": TARGET - S,
    "step": 32,
    "field": 28,
    "pill": 28,
    "pill_label": 22,
    "pill_radius": 13,
    "box": 22,
    "spin": 90,
    "pad": 14,
    "half": 7,
    "wide": 28,
    "tight": XS,
    "meter": 10,
}
"""What resources/themes/style.qss calls by these names."""

EASED = ("chip", "step")
"""The least heights of what is pressed: above a line of text already, they grow half as fast as it does."""

CARD_WIDTH, PAGE_WIDTH, STEP_WIDTH = 700, 1040, 1400
"""The widest that a card to read gets, a list, and the page of a step."""
CORRECTION_TEXT = 66
"""The least height of a field for a few sentences."""
SHORT_LIST = 64
"""The height of a list of a few lines."""
LEAST_COLUMN = 300
"""In which a column can still be read."""
ACTIONS_IN_LINE_FROM, BUTTONS_IN_LINE_FROM, RAIL_WITH_WORDS_FROM = 760, 640, 900
"""The least width in which these stand side by side."""
AIRY_FROM = 760
"""The least width of a page in which its margins are wide; narrower, the room is for its words."""
RAIL_ON_TOP_FROM = 288
"""The least height in which a rail without words lies on top of the page; lower, it stands beside it."""
RAIL_SIDE, RAIL_END = 14, 16
"""The margins of a rail that stands, beside its steps and at its ends."""

Window = tuple[int, int]
MAIN_WINDOW: Window = (1280, 800)
LEAST_MAIN_WINDOW: Window = (640, 340)
"""Inside the frame on a screen of 1366 x 768 at 200 percent, which people with low vision use."""
SOURCE_WINDOW: Window = (560, 440)
TEXT_WINDOW: Window = (640, 560)
PICK_WINDOW: Window = (720, 720)
REVIEW_WINDOW: Window = (1080, 700)
TROUBLE_WINDOW: Window = (620, 440)
TASK_WINDOW: Window = (600, 310)
LONG_WAIT_WINDOW: Window = (460, 150)
PASSPHRASES_WINDOW: Window = (600, 650)
HISTORY_WINDOW: Window = (900, 660)
TRUST_WINDOW: Window = (640, 640)
CONFLICT_WINDOW: Window = (640, 520)
CORRECTION_WINDOW: Window = (680, 700)
RETENTION_WINDOW: Window = (620, 400)
SIGNED_PAGES_WINDOW: Window = (760, 520)
DELETED_WINDOW: Window = (760, 480)
PEOPLE_WINDOW: Window = (720, 600)
PERSON_WINDOW: Window = (600, 400)
NEW_PERSON_WINDOW: Window = (600, 780)
DAMAGED_WINDOW: Window = (760, 720)
