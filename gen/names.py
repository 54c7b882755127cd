"""Which texts from a spec may become part of C, and which identifiers may be emitted.

Text from a spec can never become code: types, headers and hooks are checked against small grammars
here, and documentation is escaped. Every check returns None, or a sentence that says what is wrong and
what would be right.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping

from gen.reserved import FORMS, HEADERS, LIBRARY_NAMES, RUNTIME_NAMES

C_KEYWORDS = frozenset(
    "auto break case char const continue default do double else enum extern float for goto if inline int long "
    "register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while "
    "alignas alignof bool constexpr false nullptr static_assert thread_local true typeof typeof_unqual "
    "_Alignas _Alignof _Atomic _BitInt _Complex _Decimal128 _Decimal32 _Decimal64 _Generic _Imaginary _Noreturn "
    "_Pragma _Static_assert _Thread_local __asm __asm__ __attribute __attribute__ __auto_type __const __const__ "
    "__extension__ __inline __inline__ __label__ __restrict __restrict__ __thread __typeof __typeof__ __volatile "
    "__volatile__ defined".split()
)
CPP_KEYWORDS = frozenset(
    "and and_eq asm bitand bitor catch char8_t char16_t char32_t class co_await co_return co_yield compl concept "
    "const_cast consteval constinit decltype delete dynamic_cast explicit export friend mutable namespace new "
    "noexcept not not_eq operator or or_eq private protected public reinterpret_cast requires static_cast template "
    "this throw try typeid typename using virtual wchar_t xor xor_eq".split()
)
LONGEST_IDENTIFIER = 63

_TAKEN = LIBRARY_NAMES | RUNTIME_NAMES
_ANY_FORM = re.compile("|".join(f"(?:{form.pattern})" for form in FORMS))
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HEADER = re.compile(r"[A-Za-z0-9_.+-]+(/[A-Za-z0-9_.+-]+)*")
_QUALIFIERS = ("const", "volatile")
_BASIC_TYPE_WORDS = frozenset("char short int long signed unsigned float double bool void".split())
_BASIC_TYPES = frozenset(
    tuple(sorted(text.split()))
    for text in (
        *("bool", "char", "signed char", "unsigned char", "float", "double", "long double"),
        *("signed", "unsigned", "int", "signed int", "unsigned int"),
        *(f"{sign}{size}{int_}" for sign in ("", "signed ", "unsigned ") for size in ("short", "long", "long long") for int_ in ("", " int")),
    )
)
# C++ has these as words of its own, C as typedefs: valid types in both.
_CHARACTER_TYPES = frozenset({"wchar_t", "char8_t", "char16_t", "char32_t"})

# The same grammars as the JSON Schema can say them.
PATTERNS: Mapping[str, str] = {
    "name": r"^[a-z][a-z0-9_]*$",
    "prefix": r"^[A-Za-z][A-Za-z0-9_]*$",
    "identifier": r"^[A-Za-z_][A-Za-z0-9_]*$",
    "header": r"^(<[A-Za-z0-9_.+/-]+>|[A-Za-z0-9_.+/-]+)$",
    "type": r"^[A-Za-z0-9_ *]+$",
}


def shown(text: str) -> str:
    """A text from a spec as a message may show it: on one line, and not endless."""
    safe = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
    return (safe or '""') if len(safe) <= 60 else safe[:57] + "..."


def identifier_problem(text: str) -> str | None:
    """Why `text` cannot be an identifier that we emit."""
    name = shown(text)
    if not _IDENTIFIER.fullmatch(text):
        return f"`{name}` is not a C identifier; expected letters, digits and underscores, not starting with a digit"
    if text in CPP_KEYWORDS or text == "std":
        what = "namespace" if text == "std" else "keyword"
        return f"`{name}` is a C++ {what}, and headers must be includable from C++; choose another name"
    taken = "means something in C already" if text in C_KEYWORDS else taken_by(text)
    if taken is not None:
        return f"`{name}` {taken}; choose another name"
    if text.startswith("_"):
        return f"`{name}` starts with an underscore, which is reserved to the C implementation; start with a letter"
    return _reserved_form(text) or _too_long(text, LONGEST_IDENTIFIER)


def taken_by(text: str) -> str | None:
    """What a library has to do with an identifier, as the end of a sentence; None where it is free."""
    if text in LIBRARY_NAMES:
        return "means something in C already"
    if text in RUNTIME_NAMES:
        return "is the runtime's already"
    return next((f"begins as names do that {whose}" for form, whose in FORMS.items() if form.match(text)), None)


def first_taken(symbols: frozenset[str]) -> str | None:
    """The first of some identifiers that a library has to do with."""
    return min((symbols & _TAKEN) or filter(_ANY_FORM.match, symbols), default=None)


def _reserved_form(text: str) -> str | None:
    if "__" in text:
        return f"`{shown(text)}` contains `__`, which C++ reserves; use single underscores"
    if text.endswith("_"):
        return f"`{shown(text)}` ends in an underscore, so that emitted names would contain `__`, which C++ reserves; drop it"
    if text.endswith("_t"):
        return f"`{shown(text)}` ends in `_t`, which POSIX reserves; drop the ending"
    return None


def _too_long(text: str, most: int) -> str | None:
    if len(text) > most:
        return f"`{shown(text)}` has {len(text)} characters, and C tells only {LONGEST_IDENTIFIER} of an identifier apart; choose a shorter name"
    return None


def name_problem(text: str) -> str | None:
    """Why `text` cannot be a spec's or an element's name."""
    if not _NAME.fullmatch(text):
        return f"`{shown(text)}` is not a name; expected a lower-case letter, then lower-case letters, digits and underscores"
    return _reserved_form(text) or _too_long(text, LONGEST_IDENTIFIER - len("typed_pool_"))


def prefix_problem(text: str) -> str | None:
    """Why `text` cannot stand in place of `typed_<kind>_<name>`."""
    if text.lower() == "typed" or text.lower().startswith("typed_"):
        return f"`{shown(text)}` starts with `typed_`, which belongs to the runtime and to default names; choose another prefix"
    if text.lower() in HEADERS:
        where = "" if text == text.lower() else ", where case does not count"
        return f"`{text.lower()}.h` is a header of the C library or of POSIX, and the emitted one would be found in its place{where}; choose another prefix"
    return identifier_problem(text)


def hook_problem(text: str) -> str | None:
    """Why `text` cannot be the name of a user's function."""
    if not _IDENTIFIER.fullmatch(text):
        return f"`{shown(text)}` is not the name of a function; expected one C identifier, without parentheses or arguments"
    if text in C_KEYWORDS or text in CPP_KEYWORDS:
        return f"`{shown(text)}` is a keyword; name a function"
    return _local_problem(text)


def header_problem(text: str) -> str | None:
    """Why `text` cannot be included."""
    inner = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if not _HEADER.fullmatch(inner):
        return f'`{shown(text)}` is not a header; expected "dir/file.h", or "<file.h>" for a system header'
    return None


def type_problem(text: str) -> str | None:
    """Why `text` cannot be an element's type. The grammar: a tag with its name, one typedef name, or C's own
    type words; then any number of `*`, each with qualifiers."""
    not_a_type = f"`{shown(text)}` is not a type; expected one declared in `headers`, such as `struct conn` or `conn_t`"
    if "[" in text:
        return f"`{shown(text)}` is an array, which C can neither return nor assign; wrap it in a struct"
    if "(" in text:
        return f"`{shown(text)}` is not valid as `T x;`; name function and array pointers with a typedef"
    if not re.fullmatch(r"[A-Za-z0-9_ *]+", text):
        return not_a_type
    words = re.findall(r"\w+|\*", text)
    first_star = words.index("*") if "*" in words else len(words)
    base, stars = words[:first_star], words[first_star:]
    if "restrict" in words:
        return f"`{shown(text)}` has `restrict`, which C++ does not know; drop it"
    if any(word != "*" and word not in _QUALIFIERS for word in stars):
        return not_a_type
    if (stars or base)[-1:] == ["const"] or (not stars and "const" in base):
        return f"`{shown(text)}` is const itself, so no element could be written; drop {'the last ' if stars else ''}const"
    if (stars or base)[-1:] == ["volatile"] or (not stars and "volatile" in base):
        return f"`{shown(text)}` is volatile itself, so no element could be copied; drop {'the last ' if stars else ''}volatile"
    return _base_problem(text, [word for word in base if word not in _QUALIFIERS], bool(stars))


def _base_problem(text: str, base: list[str], is_pointed_to: bool) -> str | None:
    if "_Atomic" in base:
        return f"`{shown(text)}` is atomic, which C++ cannot include; put it inside a struct"
    if base == ["_Bool"]:
        return f"`{shown(text)}` is a word that C++ does not know; write `bool`"
    if base == ["void"]:
        return None if is_pointed_to else "`void` has no size; name an object type"
    if len(base) == 2 and base[0] in ("struct", "union", "enum") and _is_ordinary(base[1]):
        return None
    if len(base) == 1 and _is_ordinary(base[0]):
        return _local_problem(base[0])
    if tuple(sorted(base)) in _BASIC_TYPES:
        return None
    if base and all(word in _BASIC_TYPE_WORDS for word in base):
        return f"`{shown(text)}` is no type of C's; expected one such as `unsigned long` or `long double`"
    return f"`{shown(text)}` is not a type; expected one declared in `headers`, such as `struct conn` or `conn_t`"


def _is_ordinary(word: str) -> bool:
    is_word = word in C_KEYWORDS or word in CPP_KEYWORDS - _CHARACTER_TYPES
    return bool(_IDENTIFIER.fullmatch(word)) and not is_word


def _local_problem(text: str) -> str | None:
    if text.endswith("_"):
        return f"`{shown(text)}` ends in an underscore, as the local names of emitted code do; give it another name"
    return None


CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "name": name_problem,
    "prefix": prefix_problem,
    "identifier": hook_problem,
    "header": header_problem,
    "type": type_problem,
}

# Doxygen and clang's -Wdocumentation read these as markup.
_MARKUP = re.compile(r"[\\@<>&#%$]")
# Pairs that end or begin a comment, make a trigraph, or begin a block that would have to be ended.
_PAIRS = re.compile(r"/(?=\*)|\*(?=/)|\?(?=\?)|`(?=``)|~(?=~~)")


def comment_lines(text: str) -> tuple[str, ...]:
    """Documentation from a spec as lines that can stand in a Doxygen comment and mean only themselves."""
    lines = ("".join(c if c.isprintable() else " " for c in line).rstrip() for line in text.strip().splitlines())
    escaped = (_MARKUP.sub(lambda found: "\\" + found[0], line) for line in lines)
    return tuple(_PAIRS.sub(lambda found: found[0] + " ", line) for line in escaped)


def string_literal(text: str) -> str:
    """A text, or the name of a file, as a C string that means only itself: what is not plain is written byte by byte."""
    plain = (chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"?\\' else f"\\{byte:03o}" for byte in os.fsencode(text))
    return f'"{"".join(plain)}"'


def before_a_name(type_: str) -> str:
    """A type as it stands before a declarator: `struct conn ` and `void *`, so that no space is doubled."""
    return type_.replace("* const", "*const") + ("" if type_.endswith("*") else " ")


def guard_of(prefix: str) -> str:
    """The macro that an emitted header is guarded by. The runtime's guards begin with `TYPED_` too, but go on neither with a
    kind nor with `PREFIX_`; and those of the user's headers do not begin so."""
    is_default = prefix.startswith("typed_")
    return f"{'' if is_default else 'TYPED_PREFIX_'}{prefix.upper()}_H_INCLUDED"


def symbols_of(prefix: str, texts: Iterable[str]) -> frozenset[str]:
    """Every identifier that starts with the prefix in emitted texts: the whole symbol set of an allocator."""
    # The prefix first, which is found faster than the edge of a word.
    pattern = re.compile(rf"{prefix}(?<!\w{prefix})(?:_\w+)?\b", re.ASCII)
    return frozenset(found for text in texts for found in pattern.findall(text))
