"""The list of all parts of an installer, with versions, licenses and origins: CycloneDX 1.6."""

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, datetime
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from packager.build import TITLE, Build, sha256

Part = dict[str, Any]
_BUILD_TOOLS = {"pip", "pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "setuptools"}
_OURS = "hrbc-desktop"


def write_parts_list(build: Build, system: str, package: Path, site: Path, interpreter: Part) -> None:
    """Write what `package` is made of: the libraries whose metadata is in the folder `site`, and the interpreter."""
    metadata = [read_metadata(path) for path in sorted(site.glob("*.dist-info/METADATA"))]
    parts = [_part(one) for one in metadata if _name(one) not in {*_BUILD_TOOLS, _OURS}]
    subject = {
        "type": "application",
        "bom-ref": _OURS,
        "name": TITLE,
        "version": build.version,
        "licenses": [{"expression": "GPL-3.0-or-later AND OFL-1.1 AND ISC"}],
        "hashes": [{"alg": "SHA-256", "content": sha256(package)}],
        "properties": [{"name": "file", "value": package.name}],
    }
    components = sorted([interpreter, *parts], key=lambda part: str(part["bom-ref"]))
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, sha256(package))}",
        "version": 1,
        "metadata": {
            "timestamp": f"{datetime.fromtimestamp(build.epoch, UTC):%Y-%m-%dT%H:%M:%SZ}",
            "component": subject,
        },
        "components": components,
        "dependencies": [{"ref": _OURS, "dependsOn": [part["bom-ref"] for part in components]}],
    }
    build.parts_list(system).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def cpython(version: str) -> Part:
    """The interpreter as a part."""
    return {
        "type": "application",
        "bom-ref": "cpython",
        "name": "CPython",
        "version": version,
        "licenses": [{"license": {"id": "Python-2.0"}}],
        "cpe": f"cpe:2.3:a:python:python:{version}:*:*:*:*:*:*:*",
    }


def read_metadata(path: Path) -> Message:
    """Read the metadata of a library that is installed."""
    return HeaderParser().parsestr(path.read_text(encoding="utf-8"))


def _name(metadata: Message) -> str:
    return re.sub(r"[-_.]+", "-", metadata["Name"]).lower()


def _part(metadata: Message) -> Part:
    name, version = _name(metadata), metadata["Version"]
    purl = f"pkg:pypi/{name}@{version}"
    part: Part = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    expression, text = metadata["License-Expression"], (metadata["License"] or "").strip()
    if expression:
        return part | {"licenses": [{"expression": expression}]}
    named = text if text and "\n" not in text else _classified(metadata)
    return part | {"licenses": [{"license": {"name": named}}]} if named else part


def _classified(metadata: Message) -> str:
    found = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    return ", ".join(found)
