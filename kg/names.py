"""Names of people and titles of works: shown one way, compared another, never joined on by themselves."""

import re
import unicodedata
from functools import lru_cache

#: Letters that do not come apart into a base letter and an accent.
_BASE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
_PARTICLE = re.compile(
    "van|der|den|de|du|des|di|da|do|dos|das|del|della|dello|degli|dalla|la|le|los|von|vom|zu|zum|zur|af|av|ten|ter|te|"
    "el|al|bin|ibn|ben|mac|san|'t"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?|I{2,3}|IV|VI{0,3}", re.I)
# Without a boundary in front and for small letters only: so the search skips to letters that one can begin with.
_COLLECTIVE = re.compile(
    r"(?:[ck]ollaborations?|collab|groups?|team|consorti(?:um|a|o)|committee|network|project|initiative|society"
    r"|associat(?:ion|es)|institut\w*|universit\w*|department|laborator(?:y|ies)|observatory|cent(?:er|re)|foundation"
    r"|agency|ministry|organi[sz]ation|council|alliance|survey|investigators|experiment|task force|authors|members"
    r"|contributors)\b"
)
_ET_AL = re.compile(r"(?:and\s+|&\s*)?(?:et\.?\s*al(?:ii|ia)?|others|u\.?\s?a|\.{3}|…)\.?", re.I)
_MORE = r"(?:more|others?|additional|further|co-?authors?|authors?|colleagues|collaborators|not\s+(?:shown|listed))"
_COUNTED = rf"[0-9][0-9,.\s]*{_MORE}(?:\s+{_MORE})*"
_COUNTER = re.compile(rf"[\[(]?\s*(?:and|&|\+|plus)?\s*{_COUNTED}\s*[\])]?\.?", re.I)
# Behind a name such a remark begins with a bracket, "and" or a comma, or it is "et al.".
_BEHIND = re.compile(
    rf"(.*?\w\.?)(?:[\s,;]+et\.?\s*al\b\.?)?(?:[\s,;]*[\[(]\s*(?:(?:and|&|\+|plus)\s*)?{_COUNTED}\s*[\])]"
    rf"|[\s,;]*(?:\band|[&+]|\bplus)\s*{_COUNTED}|[\s]*[,;]\s*{_COUNTED}|[\s,;]+et\.?\s*al\b)\.?",
    re.I | re.DOTALL,
)
#: The end of a line in which such a remark is looked for; the line may be a megabyte of something else.
_LONGEST_REMARK = 200
_ENDS_IN_MORE = re.compile(rf"(?:{_MORE}|\bal\b)[\s\])]*\.?\s*$", re.I)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HOMONYM = re.compile(r"(.*\S)\s+([0-9]{4})", re.DOTALL)
_TOKEN_BREAK = re.compile(r"[\s.\-\u2010-\u2015·]+")


def display(full: str, given: str = "", family: str = "") -> str:
    """Given name first, as printed otherwise."""
    full = " ".join(full.split())
    if not full:
        return " ".join(f"{given} {family}".split())
    if "," not in full or collective(full):
        return full
    first, *rest = (part.strip() for part in full.split(","))
    if not first or len(rest) > 2 or not all(rest):
        return " ".join(part for part in (first, *rest) if part) if not all((first, *rest)) else full
    if _SUFFIX.fullmatch(rest[0]):
        return " ".join((*rest[1:], first, rest[0]))
    return " ".join((rest[0], first, *rest[1:]))


def suffix(word: str) -> bool:
    """Whether a word is what stands behind a name: `Jr.`, `III`."""
    return _SUFFIX.fullmatch(word) is not None


def parts(name: str) -> tuple[str, str]:
    """(given, family) of one name, with its particles in the family; a single word is a family name."""
    words = display(name).split()
    while len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        words.pop()
    if not words or collective(name):
        return "", " ".join(words)
    if len(words) == 2 and all(_EAST_ASIAN.search(word) for word in words):
        return words[1], words[0]
    start = len(words) - 1
    while start > 1 and _particle(words[start - 1], words[start]):
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:]).rstrip(",")


def _particle(word: str, following: str) -> bool:
    """In small letters, or before another one: `Van` alone is a middle name in Viet Nam."""
    if not _PARTICLE.fullmatch(word.lower()):
        return False
    return word.islower() or word.lower() != "van" or bool(_PARTICLE.fullmatch(following.lower()))


def name_key(name: str) -> str:
    """Folded for comparison: no accents, case, hyphens or punctuation; other scripts kept; never empty for a name."""
    return _folded(name, "") or " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def title_key(title: str) -> str:
    """Letters and digits of a title alone, for suggestions that two works may be one."""
    return _folded(title, "").replace(" ", "")


@lru_cache(maxsize=65536)
def _folded(text: str, hyphen: str) -> str:
    """Casefolded letters and digits, one blank between words; hyphens and apostrophes become `hyphen`."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        text = _ACCENTS.sub("", text).translate(_BASE_LETTERS)
        text = unicodedata.normalize("NFKC", text)
    text = _JOINING.sub(hyphen, text.casefold())
    return " ".join(_NOT_WORD.sub(" ", text).split())


_ACCENTS = re.compile("[\u0300-\u036f]")
_JOINING = re.compile("['’‘`´ʼ\\-\u00ad\u2010-\u2015\u2212]")
# Combining signs of other scripts (Indic vowels) are no word characters to `re`, and must stay.
_NOT_WORD = re.compile(r"(?:[^\w\u0900-\u0dff\u0e00-\u0eff]|_)+")


def homonym(name: str) -> tuple[str, str]:
    """(name, number) of "Min Peng 0004", the way bibliographies tell people of one name apart."""
    match = _HOMONYM.fullmatch(name.strip())
    return (match[1], match[2]) if match else (name.strip(), "")


@lru_cache(maxsize=65536)
def initials_only(name: str) -> bool:
    """Whether nothing of the given name but initials is known, or nothing at all."""
    given, family = parts(name)
    if not given:
        return not (len(family) > 1 and _EAST_ASIAN.search(family))
    words = [word for word in _TOKEN_BREAK.split(given) if word]
    full = (word for word in words if not _initials(word))
    return all(_PARTICLE.fullmatch(word.lower()) for word in full)


def _initials(word: str) -> bool:
    if _EAST_ASIAN.search(word):
        return False
    return len(word) == 1 or (len(word) <= 3 and word.isupper() and word.isalpha())


@lru_cache(maxsize=65536)
def collective(name: str) -> bool:
    """A collaboration or other body, not a person."""
    lower = name.lower()
    found = _COLLECTIVE.search(lower)
    while found and lower[found.start() - 1 : found.start()].isalnum():
        found = _COLLECTIVE.search(lower, found.end())
    return found is not None


def is_et_al(name: str) -> bool:
    """Not a name but the remark that there are more: "et al.", "[and 2,900 more]"."""
    name = name.strip()
    return bool(_ET_AL.fullmatch(name) or _COUNTER.fullmatch(name))


def without_more(line: str) -> tuple[str, bool]:
    """A name, or a line of them, without the remark at its end that there are more, and whether there was one."""
    end = line.rstrip()[-_LONGEST_REMARK:]
    match = _BEHIND.fullmatch(end) if _ENDS_IN_MORE.search(end) else None
    if match is None:
        return line, False
    before = line.rstrip()[: -len(end)] + match[1]
    return before.strip().rstrip(" ,;"), True


def compatible(one: str, other: str) -> bool:
    """Whether two spellings can be one person in the author lists of one paper; says nothing beyond that paper."""
    if name_key(one) == name_key(other):
        return True
    if collective(one) or collective(other):
        return False
    return any(
        _same(family, other_family) and _given_agree(given, other_given)
        for family, given in _readings(one)
        for other_family, other_given in _readings(other)
    )


def _readings(name: str) -> list[tuple[str, list[str]]]:
    """The ways to split a name into a family and given names: as printed, last word, first word."""
    given, family = parts(name)
    words = _words(f"{given} {family}")
    found = [(_folded(family, "").replace(" ", ""), _words(given))]
    if len(words) > 1:
        found += [(words[-1], words[:-1]), (words[0], words[1:])]
    return [(family, given_words) for family, given_words in found if len(family) > 1 or not family.isascii()]


def _words(text: str) -> list[str]:
    words = []
    for word in _TOKEN_BREAK.split(text):
        folded = _folded(word, "")
        words += list(folded) if _initials(word) else folded.split()
    return words


def _given_agree(one: list[str], other: list[str]) -> bool:
    if not one or not other or _same("".join(one), "".join(other)):
        return True
    return all(_same_or_initial(a, b) for a, b in zip(one, other, strict=False))


def _same_or_initial(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _same(one, other)


def _same(one: str, other: str) -> bool:
    """Equal, or equal once the German way to write umlauts is undone on both sides."""
    return one == other or _without_umlauts(one) == _without_umlauts(other)


def _without_umlauts(text: str) -> str:
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")
