"""What the signatures of a file amount to together, and which time stamp is one."""

from datetime import UTC, datetime
from typing import Any

import pytest
from asn1crypto import cms

from hrbc_desktop.domain.model.opened_sheet import SeenSignature, Verdict
from hrbc_desktop.domain.model.signature import SignerRole
from hrbc_desktop.pdf.reading.addendum import judge_addendum
from hrbc_desktop.pdf.reading.time_stamp import time_stamp_token
from hrbc_desktop.pdf.reading.validation import judge
from hrbc_desktop.wording.verdicts import (
    ADDED_AT_THE_END,
    MISSING_OR_ADDED,
    NOT_WHAT_WAS_SIGNED,
    OTHER_SIGNATURES,
    UNSIGNED_NOTES,
)


def seen(role: SignerRole, *, intact: bool = True, whole: bool = True) -> SeenSignature:
    return SeenSignature(
        role=role, name="Sample", signed_at=datetime(2026, 12, 1, tzinfo=UTC), meaning="", file_sha256="a" * 64,
        covers_whole_file=whole, is_intact=intact, certificate_name="Sample", certificate_sha256="b" * 64,
        vouched_by="",
    )  # fmt: skip


PATIENT, NURSE, HELPER = seen("patient", whole=False), seen("nurse"), seen("interpreter")


@pytest.mark.parametrize(
    ("signatures", "known", "verdict", "findings"),
    [
        ([seen("patient")], {}, Verdict.SIGNED, ()),
        ([PATIENT, NURSE], {}, Verdict.COUNTERSIGNED, ()),
        ([PATIENT, HELPER], {}, Verdict.SIGNED, ()),
        ([PATIENT, seen("interpreter", whole=False), NURSE], {}, Verdict.COUNTERSIGNED, ()),
        ([PATIENT, NURSE], {"has_notes": True}, Verdict.COUNTERSIGNED, ()),
        ([PATIENT], {}, Verdict.CHANGED, (ADDED_AT_THE_END,)),
        ([seen("patient")], {"in_expected_form": False}, Verdict.CHANGED, (MISSING_OR_ADDED,)),
        ([seen("patient")], {"has_notes": True}, Verdict.CHANGED, (UNSIGNED_NOTES,)),
        ([PATIENT, HELPER], {"has_notes": True}, Verdict.CHANGED, (UNSIGNED_NOTES,)),
        ([NURSE], {}, Verdict.CHANGED, (OTHER_SIGNATURES,)),
        ([NURSE, seen("patient")], {}, Verdict.CHANGED, (OTHER_SIGNATURES,)),
        ([PATIENT, seen("interpreter", whole=False), seen("supporter")], {}, Verdict.CHANGED, (OTHER_SIGNATURES,)),
        ([seen("patient", intact=False), NURSE], {}, Verdict.CHANGED, (NOT_WHAT_WAS_SIGNED,)),
        ([PATIENT, seen("nurse", intact=False)], {"has_notes": True}, Verdict.CHANGED, (NOT_WHAT_WAS_SIGNED,)),
        (
            [PATIENT, seen("nurse", intact=False)],
            {"in_expected_form": False}, Verdict.CHANGED, (MISSING_OR_ADDED, NOT_WHAT_WAS_SIGNED),
        ),
    ],
)  # fmt: skip
def test_a_sheet_is_worth_what_its_signatures_say_together(
    signatures: list[SeenSignature], known: dict[str, bool], verdict: Verdict, findings: tuple[str, ...]
) -> None:
    judged = judge(signatures, **{"in_expected_form": True, "has_notes": False} | known)
    assert (judged.verdict, judged.findings) == (verdict, findings)


@pytest.mark.parametrize(
    ("signatures", "in_expected_form", "verdict", "findings"),
    [
        ([], True, Verdict.NOT_OURS, ()),
        ([seen("corrector")], True, Verdict.CORRECTION, ()),
        ([seen("corrector")], False, Verdict.CHANGED, (MISSING_OR_ADDED,)),
        ([seen("corrector", whole=False), seen("corrector")], True, Verdict.CHANGED, (MISSING_OR_ADDED,)),
        ([seen("corrector", whole=False)], True, Verdict.CHANGED, (ADDED_AT_THE_END,)),
        ([seen("corrector", intact=False)], True, Verdict.CHANGED, (NOT_WHAT_WAS_SIGNED,)),
    ],
)
def test_a_correction_has_one_signature_over_all_of_it(
    signatures: list[SeenSignature], in_expected_form: bool, verdict: Verdict, findings: tuple[str, ...]
) -> None:
    judged = judge_addendum(signatures, in_expected_form=in_expected_form)
    assert (judged.verdict, judged.findings) == (verdict, findings)


def signed_with(*attributes: tuple[str, Any]) -> Any:
    """What is read of a signature: the attributes that it does not sign, among which a time stamp stands."""
    made = cms.CMSAttributes([cms.CMSAttribute({"type": kind, "values": values}) for kind, values in attributes])
    return {"signer_infos": [{"unsigned_attrs": made if attributes else None}]}


def token(said: bytes) -> cms.ContentInfo:
    return cms.ContentInfo({"content_type": "data", "content": said})


STAMP = "signature_time_stamp_token"


def test_one_time_stamp_with_nothing_beside_it_is_one() -> None:
    found = time_stamp_token(signed_with((STAMP, [token(b"one")])))
    assert found is not None
    assert found["content"].native == b"one"


@pytest.mark.parametrize(
    "attributes",
    [
        (),
        ((STAMP, [token(b"one"), token(b"two")]),),
        ((STAMP, [token(b"one")]), (STAMP, [token(b"two")])),
        ((STAMP, [token(b"one")]), ("content_type", ["data"])),
        (("content_type", ["data"]),),
    ],
)
def test_more_than_one_time_stamp_or_something_else_is_none(attributes: tuple[tuple[str, Any], ...]) -> None:
    assert time_stamp_token(signed_with(*attributes)) is None
