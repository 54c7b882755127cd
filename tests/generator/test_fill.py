"""Comments of emitted files that have become too long are filled anew, and no others."""

from __future__ import annotations

from gen.fill import WIDTH, fill_comments

LONG = " ".join(["word"] * 30)


def test_what_is_short_stays_as_it_is() -> None:
    text = "/** Ragged\n * lines, and\n * `code`. */\nint a; /* " + LONG + " */\n"
    assert fill_comments(text) == text


def test_a_long_paragraph_is_filled_and_its_neighbours_are_not() -> None:
    text = f"/**\n * {LONG} end\n * of it.\n *\n * Short\n * one.\n * @param a {LONG}\n *        more.\n * @return {LONG} {LONG}\n */\n"
    filled = fill_comments(text)
    lines = filled.split("\n")
    assert all(len(line) <= WIDTH for line in lines)
    assert " * Short\n * one.\n * @param a word" in filled and lines[-2:] == [" */", ""]
    assert [word for word in filled.split() if word != "*"] == [word for word in text.split() if word != "*"]
    after = [line for line in lines if line.startswith(" *     ")]
    assert len(after) == 3 and after[0].startswith(" *        word") and after[-1].startswith(" *         word")


def test_the_first_line_the_end_and_code_stay_whole() -> None:
    code = "`struct one *object = " + "a" * 60 + ";`"
    filled = fill_comments(f"/** {LONG[:100]} {code} end. */\nint a;\n")
    assert filled.startswith("/** word") and filled.endswith(" end. */\nint a;\n") and code in filled
    assert all(len(line) <= WIDTH for line in filled.split("\n"))


def test_what_is_laid_out_by_hand_stays() -> None:
    laid = f" * `[begin {LONG} | end]`"
    text = f"/**\n{laid}\n * {LONG} {LONG}\n */\n"
    assert laid in fill_comments(text)
