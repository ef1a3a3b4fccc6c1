"""What to harvest from the OpenAIRE Graph API, checked before anything is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import CallerError
from loaders.harvest_filters import KINDS, PATHS, VERSIONS, Kind, Pair, Version, filters
from loaders.harvest_polite import host

BASE = "https://api.openaire.eu/graph"
#: Documented: 60 requests an hour without a token, 7,200 with one; the headers of the answers slow us further.
LEAST_PAUSE = 1.0
MOST_A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenaireOrder:
    """What to harvest."""

    base: str = BASE
    version: Version = "v3"
    kind: Kind = "products"
    filters: tuple[Pair, ...] = ()
    page_size: int = MOST_A_PAGE
    ends: tuple[Kind, ...] = ()
    """Kinds of things named by the products that are fetched by id afterwards."""
    at_most: int = 10_000
    """A query that matches more is refused; not part of what the folder remembers."""

    def checked(self) -> "OpenaireOrder":
        """The order itself, if it is one."""
        host(self.base)
        if self.version not in VERSIONS or self.kind not in KINDS:
            raise CallerError(f"{self.version} {self.kind} is nothing the Graph API has")
        if not 1 <= self.page_size <= MOST_A_PAGE:
            raise CallerError(f"A page has 1 to {MOST_A_PAGE} results, not {self.page_size}")
        if self.ends and self.kind != "products":
            raise CallerError("Only products name organizations and projects to fetch with them")
        if not self.filters:
            raise CallerError("Give at least one filter, as in search='graph neural' or relProjectCode=101999999")
        return self

    def remembered(self) -> dict[str, Any]:
        """What another call must repeat to go on in the same folder."""
        return {
            "harvest": "openaire",
            "base": self.base,
            "version": self.version,
            "kind": self.kind,
            "filters": [f"{name}={value}" for name, value in self.filters],
            "page_size": self.page_size,
        }

    def address(self, kind: Kind) -> str:
        """Where things of a kind are asked for."""
        return f"{self.base.rstrip('/')}/{PATHS[self.version][kind]}"


def openaire_order(
    given: Sequence[str],
    *,
    base: str = BASE,
    api: Version = "v3",
    kind: Kind = "products",
    page_size: int = MOST_A_PAGE,
    ends: Sequence[Kind] = (),
    at_most: int = 10_000,
    unchecked: bool = False,
) -> OpenaireOrder:
    """An order from what the user wrote, filters as `name=value`."""
    pairs = filters(api, kind, given, unchecked=unchecked)
    return OpenaireOrder(
        base=base, version=api, kind=kind, filters=pairs, page_size=page_size, ends=tuple(ends), at_most=at_most
    ).checked()
