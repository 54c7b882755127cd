"""The JSON reader against Python's json, over random and mutated documents."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from json_documents import Maker, is_valid, model
from json_program import needs_program, read_all

pytestmark = needs_program


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("options", [[], ["--compact"]], ids=["pretty", "compact"])
def test_random_documents_mean_the_same_to_python_before_and_after(tmp_path: Path, seed: int, options: list[str]) -> None:
    maker = Maker(seed)
    documents = [maker.document() for _ in range(1200)]
    for document, printed in zip(documents, read_all(tmp_path, documents, *options)):
        assert isinstance(printed, bytes), f"seed {seed}: {printed}: {document!r}"
        assert model(printed) == model(document), f"seed {seed}: {document!r}"


@pytest.mark.parametrize("seed", range(10, 14))
def test_mutated_documents_are_accepted_where_python_accepts_them(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    documents: list[bytes] = []
    while len(documents) < 2000:
        document = maker.document()
        if len(document) < 400:
            documents.append(maker.mutated(document))
    verdicts = [is_valid(document) for document in documents]
    assert 200 < sum(verdicts) < 1800, "the mutations should leave some of each"
    for document, verdict, printed in zip(documents, verdicts, read_all(tmp_path, documents, "--compact")):
        assert isinstance(printed, bytes) == verdict, f"seed {seed}: {printed!r}: {document!r}"
        if isinstance(printed, bytes):
            assert model(printed) == model(document), f"seed {seed}: {document!r}"


@pytest.mark.parametrize("seed", range(20, 22))
def test_printing_what_was_printed_changes_nothing(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    documents = [maker.document() for _ in range(400)]
    ways: list[list[str]] = [[], ["--compact"]]
    for options in ways:
        once = [printed for printed in read_all(tmp_path, documents, *options) if isinstance(printed, bytes)]
        assert read_all(tmp_path, once, *options) == once


@pytest.mark.parametrize("seed", range(30, 32))
def test_layout_is_that_of_python(tmp_path: Path, seed: int) -> None:
    """Of documents without repeated keys, and with numbers that Python writes as they were."""
    maker = Maker(seed)
    setattr(maker, "number", lambda: str(maker.random.randrange(-(10**12), 10**12)))
    values = [json.loads(maker.value(4)) for _ in range(500)]
    documents = [json.dumps(value).encode() for value in values]

    def lone(text: str) -> bytes:
        return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text).encode()

    for value, printed in zip(values, read_all(tmp_path, documents)):
        assert printed == lone(json.dumps(value, indent=2, ensure_ascii=False)) + b"\n"
    for value, printed in zip(values, read_all(tmp_path, documents, "--compact")):
        assert printed == lone(json.dumps(value, separators=(",", ":"), ensure_ascii=False)) + b"\n"
