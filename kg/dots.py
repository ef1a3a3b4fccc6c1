"""Keys such as `doi:10.1000/../x`: every browser takes the dots for the way up before it asks."""

import re

_WAY_UP = re.compile(r"/(?=\.\.?(?:/|$))")


def undotted(quoted: str) -> str:
    """A quoted path whose `/../` and `/./` stay what they are: the slash before the dots is written `%2F`."""
    return _WAY_UP.sub("%2F", quoted) if "/." in quoted else quoted
