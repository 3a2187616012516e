"""The JSON Schema of claims.yaml, which editors complete and check it by."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.config.claims_file import VERSION, Content

SCHEMA_NAME = "claims.schema.json"
_SECTIONS = ("settings", "articles", "entities", "facts", "accepted")


def claims_schema() -> dict[str, Any]:
    """The schema, made from the models that read the file."""
    schema = Content.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "claims.yaml"
    schema["description"] = "What the desk knows and has decided, version 1."
    schema["properties"]["version"] = {
        "const": VERSION,
        "description": "The version of this format; the file starts with it.",
    }
    for name in _SECTIONS:
        # A section with nothing under it is a section with no entries.
        section = schema["properties"][name]
        described = {key: section.pop(key) for key in ("description",) if key in section}
        section.pop("default", None)
        section.pop("title", None)
        schema["properties"][name] = {**described, "anyOf": [section, {"type": "null"}]}
    return schema


def claims_schema_text() -> str:
    """The schema as the text of a file, the same bytes each time."""
    return json.dumps(claims_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
