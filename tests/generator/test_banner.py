"""The banner: what it holds, and that an edit shows."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gen import banner

DECISIONS = "0123456789abcdef"
NO_CR = st.characters(blacklist_characters="\r", blacklist_categories=["Cs"])
BODY = "#include <stdint.h>\n\nint x;\n"


def test_the_banner_has_exactly_the_promised_form() -> None:
    content = hashlib.sha256(BODY.encode()).hexdigest()[:16]
    assert banner.stamp(BODY, "conn.toml", DECISIONS) == (
        "/* Made by typedalloc from conn.toml: output format 1, decisions 0123456789abcdef.\n"
        f" * Content {content}. "
        "Change the spec, not this file: an edited file is never overwritten. */\n" + BODY
    )


def test_the_content_hash_is_of_the_body_alone() -> None:
    one = banner.read(banner.stamp(BODY, "a.toml", DECISIONS))
    two = banner.read(banner.stamp(BODY, "b.toml", "f" * 16))
    assert one and two and one.content == two.content


@given(st.text(), st.text(min_size=1), st.from_regex(r"[0-9a-f]{16}", fullmatch=True))
def test_what_is_stamped_is_read_back_and_unedited(body: str, spec: str, decisions: str) -> None:
    text = banner.stamp(body, spec, decisions)
    found = banner.read(text)
    assert found is not None
    assert (found.format, found.decisions) == (banner.FORMAT, decisions)
    assert banner.is_unedited(text)


def test_only_the_specs_base_name_is_held() -> None:
    assert "/home" not in banner.stamp(BODY, "/home/me/specs/conn.toml", DECISIONS)
    found = banner.read(banner.stamp(BODY, "/home/me/specs/conn.toml", DECISIONS))
    assert found and found.spec == "conn.toml"


@pytest.mark.parametrize(
    "spec", ["a\nb.toml", "*/ int evil; /*", "\u202ea.toml", "", "\udcff.toml"]
)
def test_no_file_name_can_leave_the_comment_or_break_the_banner(spec: str) -> None:
    text = banner.stamp(BODY, spec, DECISIONS)
    assert text.index("*/") == text.index(" */\n") + 1
    assert text.count("\n") == 2 + BODY.count("\n")
    assert banner.is_unedited(text)


def test_a_name_that_looks_like_a_banner_is_still_read_whole() -> None:
    name = "x: output format 7, decisions 0.toml"
    found = banner.read(banner.stamp(BODY, name, DECISIONS))
    assert found and (found.spec, found.format) == (name, banner.FORMAT)


@given(st.text(NO_CR, min_size=1), st.data())
def test_any_edit_of_the_body_is_seen(body: str, data: st.DataObject) -> None:
    text = banner.stamp(body, "a.toml", DECISIONS)
    start = len(text) - len(body)
    at = data.draw(st.integers(start, len(text)))
    inserted = data.draw(st.text(NO_CR, min_size=1))
    assert not banner.is_unedited(text[:at] + inserted + text[at:])


def test_a_checkout_with_crlf_is_unedited() -> None:
    text = banner.stamp(BODY, "a.toml", DECISIONS).replace("\n", "\r\n")
    assert banner.is_unedited(text)
    found = banner.read(text)
    assert found and found.spec == "a.toml"


def test_bytes_that_are_not_utf8_are_an_edit() -> None:
    text = banner.stamp("// \ufffd\n", "a.toml", DECISIONS)
    damaged = text.encode().replace("\ufffd".encode(), b"\xff").decode("utf-8", "surrogateescape")
    assert banner.read(damaged) is not None
    assert not banner.is_unedited(damaged)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "int main(void) { return 0; }\n",
        "/* Made by typedalloc */\n",
        "\n" + banner.stamp(BODY, "a.toml", DECISIONS),
        banner.stamp(BODY, "a.toml", DECISIONS).replace("Content ", "Content 0"),
    ],
)
def test_text_without_a_whole_banner_at_its_start_has_none(text: str) -> None:
    assert banner.read(text) is None
    assert not banner.is_unedited(text)


@pytest.mark.parametrize("decisions", ["", "0123", "0123456789ABCDEF", "0123456789abcdef0"])
def test_decisions_that_could_not_be_read_back_are_not_stamped(decisions: str) -> None:
    with pytest.raises(ValueError):
        banner.stamp(BODY, "a.toml", decisions)
