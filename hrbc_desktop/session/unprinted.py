"""Which of a person's own words the sheet cannot show as she typed them."""

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.wording.signing_checklist import not_printed


def words_not_printed(worksheet: Worksheet) -> str:
    """Say which letters the sheet cannot show; empty when it can show all that is in the worksheet."""
    text = worksheet.model_dump_json()
    if text.isascii():
        return ""
    from hrbc_desktop.pdf.engine.fonts import PICTURES, not_shown  # noqa: PLC0415 - reads the typefaces

    letters = {unseen.kind: unseen.letters for unseen in not_shown(text)}
    pictures = letters.pop(PICTURES, "")
    return not_printed(letters, pictures)
