"""The web UI: pages, the research map, and the same as data."""

from typing import Any

from flask import Flask, g, request
from flask_compress import Compress

from kg.server import serving
from kg.settings import Settings
from webui import assets, caching, charts, errors, security, words
from webui.connection import Connection, GraphFactory, give_back

_COMPRESSED = ("text/html", "text/css", "text/csv", "text/javascript", "application/json", "image/svg+xml")


def _take_suffix(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.suffix = (values or {}).pop("suffix", None)


def _theme() -> dict[str, str]:
    given = request.args.get("theme", "")
    return {"theme": given if given in ("light", "dark") else ""}


def _register(app: Flask) -> None:
    """Every page there is; imported here, so that a command that draws one picture need not load them all."""
    from webui import data_pages, entity_pages, home_pages, map_pages, path_pages, query_pages, search_pages

    for module in (home_pages, map_pages, path_pages, entity_pages, search_pages, query_pages, data_pages):
        app.register_blueprint(module.pages)


def create_app(settings: Settings, graph_factory: GraphFactory, *, limits: bool = True) -> Flask:
    """The app over one graph; it connects at the first request, so the database may come later, go and come back."""
    app = Flask("webui", static_folder=None)
    app.url_map.merge_slashes = False  # ids hold `//`
    app.config["SETTINGS"] = settings
    app.config.update(COMPRESS_MIMETYPES=list(_COMPRESSED), COMPRESS_ALGORITHM=["br", "gzip"])
    app.extensions["kg"] = Connection(graph_factory, lambda: serving(settings))
    give_back(app)
    app.jinja_env.filters.update(words.FILTERS)
    app.jinja_env.globals.update(words.GLOBALS | charts.GLOBALS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_value_preprocessor(_take_suffix)
    app.context_processor(_theme)
    Compress(app)
    errors.handle_errors(app)
    assets.serve_assets(app)
    _register(app)
    security.protect(app, settings, limits=limits)
    caching.cache(app)
    return app
