"""The interpreter example, as its user runs it: results, errors with their places, recursion to its end."""

from __future__ import annotations

import math
import os
import random
import subprocess
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "interpreter"
PROGRAM = os.environ.get("INTERPRETER", "")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="INTERPRETER does not name the built program")


def run(text: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *options], input=text, capture_output=True, text=True, check=False, timeout=60)


def printed(text: str) -> list[str]:
    ended = run(text, "--stats")
    assert ended.returncode == 0, ended.stderr
    assert " 0 left at the end" in ended.stderr  # every call has given back what it took
    return ended.stdout.split()


def test_the_sample_prints_primes_and_a_fibonacci_number() -> None:
    ended = subprocess.run([PROGRAM, EXAMPLE / "primes.calc"], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["2", "3", "5", "7", "11", "13", "17", "19", "23", "29", "75025"]


def test_the_example_of_the_readme() -> None:
    block = (EXAMPLE / "README.md").read_text().split("```")[5]
    assert printed(block) == ["21"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("print 1 + 2 * 3 - 4 / 2;", ["5"]),
        ("print -(2 - 5) % 2;", ["1"]),
        ("print 1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 == 1 and 1 != 2;", ["1"]),
        ("print 0 or 7; print 3 and 4; print 0 and 1; print not 5;", ["7", "4", "0", "0"]),
        ("let a = 1; { let a = 2; print a; } print a;", ["2", "1"]),
        ("if 0 { print 1; } else if 1 { print 2; } else { print 3; }", ["2"]),
        ("let n = 3; while n { print n; n = n - 1; }", ["3", "2", "1"]),
        ("fn f(a, b) { let c = a - b; return c * 2; } print f(5, f(3, 2)) + 1;", ["7"]),
        ("print later(4); fn later(n) { return n + 1; }", ["5"]),
        ("fn nothing() { } print nothing();", ["0"]),
        ("fn even(n) { if n == 0 { return 1; } return odd(n - 1); } fn odd(n) { if n == 0 { return 0; } return even(n - 1); } print even(1001);", ["0"]),
        ("fn f(n) { while 1 { { if n > 10 { return n; } } n = n + 3; } } print f(0); f(1);", ["12"]),
        ("", []),
        ("# nothing but a comment", []),
    ],
)
def test_programs_print_what_they_should(text: str, expected: list[str]) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("print 1", "input:1:8: error: expected `;` before the end"),
        ("print 1 +;", "input:1:10: error: expected a value, not `;`"),
        ("\n  x = 1;", "input:2:3: error: there is no such variable; `let` makes one"),
        ("{ let a = 1; }\nprint a;", "input:2:7: error: there is no such variable"),
        ("let a = a;", "input:1:9: error: there is no such variable"),
        ("let a = 1; let a = 2;", "input:1:16: error: this variable is there already"),
        ("fn f(a, a) { }", "input:1:9: error: this variable is there already"),
        ("fn f(a) { } f();", "input:1:13: error: this function has another number of parameters"),
        ("f(1); fn f() { }", "input:1:10: error: this function was called with another number of arguments"),
        ("fn f() { } fn f() { }", "input:1:15: error: this function is there already"),
        ("fn f() { fn g() { } }", "input:1:13: error: a function is not defined inside another, nor in a block"),
        ("\nprint g(1);", "input:2:1: error: a function is called here that is not defined anywhere"),
        ("print 1 $ 2;", "input:1:9: error: no word of this language"),
        ("print " + "9" * 100 + ";", "input:1:7: error: no word of this language"),
        ("print " + "(" * 5000 + "1", "error: nested too deeply"),
        ("{" * 5000, "error: nested too deeply"),
        ("if 1 { } " + "else if 1 { } " * 5000, "error: nested too deeply"),
        ("print 1;\nprint 1 / 0;", "input:2: error: division by zero"),
        ("fn f(n) { return 1 % n; }\nprint f(0);", "input:1: error: division by zero\n  in f\n  in the program"),
    ],
)
def test_errors_say_where_and_what(text: str, message: str) -> None:
    ended = run(text)
    assert ended.returncode == 1
    assert message in ended.stderr


def test_recursion_without_end_is_an_error() -> None:
    ended = run("fn f(n) {\n    return f(n + 1) + 1;\n}\nprint f(0);", "--stats")
    assert ended.returncode == 1
    assert "input:2: error: the program calls too deeply for its stack\n  in f\n" in ended.stderr
    assert "more\n" in ended.stderr
    peak = int(ended.stderr.split("stack: ")[1].split()[0])
    assert 60 << 20 < peak <= 64 << 20  # the limit of the spec


def test_recursion_may_be_as_deep_as_the_stack_is_large() -> None:
    assert printed("fn f(n) { if n == 0 { return 0; } return f(n - 1) + 1; } print f(300000);") == ["300000"]


def expression(rng: random.Random, depth: int) -> str:
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(["a", "b", str(rng.randrange(100)), f"{rng.randrange(100)}.{rng.randrange(1, 99):02d}"])
    operator = rng.choice(["+", "-", "*", "<", "<=", "==", "!=", ">", ">=", "and", "or", "neg", "not"])
    left, right = expression(rng, depth - 1), expression(rng, depth - 1)
    if operator == "neg":
        return f"(-{left})"
    if operator == "not":
        return f"(not {left})"
    return f"({left} {operator} {right})"


def test_expressions_agree_with_pythons() -> None:
    seed = 7
    rng = random.Random(seed)
    chosen = [expression(rng, rng.randrange(1, 9)) for _ in range(1500)]
    lines = "".join(f"print {text};\n" for text in chosen)
    found = printed(f"let a = 3; let b = 0.5;\n{lines}")
    assert len(found) == len(chosen)
    for text, value in zip(chosen, found):
        expected = float(eval(text, {"a": 3.0, "b": 0.5}))  # the same words mean the same
        assert math.isclose(float(value), expected, rel_tol=1e-12), (seed, text)


def test_list_shows_instructions_and_runs_nothing() -> None:
    ended = run("fn f(n) { return n; } print f(1.5) and 2;", "--list")
    assert ended.returncode == 0
    assert "push 1.5" in ended.stdout and "call f" in ended.stdout and "jump_if_zero_keeping" in ended.stdout


@pytest.mark.parametrize(("arguments", "status"), [(["--what"], 2), (["a", "b"], 2), (["no/such/file"], 3), (["."], 3), (["--help"], 0)])
def test_usage_and_input_have_their_own_statuses(arguments: list[str], status: int) -> None:
    assert subprocess.run([PROGRAM, *arguments], capture_output=True, check=False).returncode == status


def test_words_in_any_order_never_crash_it() -> None:
    rng = random.Random(11)
    words = "fn if else while let print return and or not f a 1 2.5 ( ) { } ; , = == + - * / % <".split()
    for _ in range(300):
        ended = run(" ".join(rng.choice(words) for _ in range(rng.randrange(60))))
        assert ended.returncode in (0, 1)
