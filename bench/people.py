"""Made-up people: groups that publish together, names that repeat, and who is really who."""

from dataclasses import dataclass

from bench.dice import Dice
from bench.words import ENDS, GIVEN, MIDDLES, STARTS

GROUP = 16
"""Members of a group; the first ones write most of its papers."""
COLLABORATION = 3000
_TWINS = 0.03
"""Share of people who bear exactly the name of somebody else, beside those who do by chance."""
_PARTICLES = ("van der", "de", "von", "van")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, with the number that tells him or her apart from all who bear the same name."""

    number: int
    given: str
    family: str
    orcid: str
    group: int
    twin_of: int | None = None

    @property
    def name(self) -> str:
        """The name, given name first."""
        return f"{self.given} {self.family}"


class People:
    """All people of one world; nobody is kept, everybody can be asked for."""

    def __init__(self, seed: int, groups: int) -> None:
        self.seed = seed
        self.groups = groups
        self.ordinary = groups * GROUP

    def person(self, number: int) -> Person:
        """The person of a number."""
        dice = Dice(self.seed, 1, number)
        twin = dice.below(number) if number and dice.some(_TWINS) else None
        orcid = _orcid(number, self.seed) if dice.some(0.3) else ""
        given, family = self.named(number if twin is None else twin)
        return Person(number, given, family, orcid, number // GROUP % self.groups, twin)

    def named(self, number: int) -> tuple[str, str]:
        """Given name and family name of somebody who is nobody's twin."""
        dice = Dice(self.seed, 2, number)
        given = dice.pick(GIVEN, 1.5)
        if dice.some(0.25):
            given += f" {dice.pick('ABCDEFGHJKLMPRSTW')}."
        family = dice.pick(STARTS) + "".join(dice.pick(MIDDLES) for _ in range(1 + dice.below(2))) + dice.pick(ENDS)
        if dice.some(0.02):
            family = f"{dice.pick(_PARTICLES)} {family}"
        return given, family


def _orcid(number: int, seed: int) -> str:
    """A well-formed ORCID with its check character (ISO 7064 mod 11-2)."""
    digits = f"{9_000_000_000_000 + seed % 90 * 10_000_000_000 + number:015}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    digits += "X" if check == 10 else str(check)
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
