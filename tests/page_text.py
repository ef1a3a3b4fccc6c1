"""Reading a page as a test needs it: its words without markup, its links, the elements it holds."""

from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect", "line"}


class Page(HTMLParser):
    """The words, links and elements of one HTML page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[str] = []
        self._silent = 0
        self.feed(html)

    @property
    def words(self) -> str:
        """The text of the page, white space as one blank."""
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._silent += tag in ("script", "style")
        if tag in ("a", "link") and (href := dict(attrs).get("href")):
            self.links.append(href)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)


def inert(page: Page) -> None:
    """No handler, no inline script that runs, no link but to the web and to ourselves, no foreign element."""
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert "style" not in attributes, (tag, attributes)
        assert tag not in ("iframe", "object", "embed", "base"), (tag, attributes)
        assert tag != "img" or (attributes.get("src") or "").startswith("/map/"), attributes
        if tag == "script":
            own = (attributes.get("src") or "").startswith("/static/")
            assert own or (attributes.get("type") or "").endswith("json"), attributes
        for name in ("href", "src", "action", "formaction", "data"):
            address = attributes.get(name) or "/"
            assert address.startswith(("/", "#", "?", "https://", "http://")), (tag, address)
            assert not address.startswith("//"), (tag, address)
