"""What is vendored is what it says; what is written down twice is the same both times; nothing grows too large."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from webui import assets, constants, icons, palette

STATIC = assets.STATIC_FOLDER
VENDORED = [STATIC / "vendor", Path(__file__).parent / "vendor"]


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.parent.name)
def test_every_vendored_file_is_in_the_manifest_with_its_hash(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    stated = {name: digest for package in manifest for name, digest in package["files"].items()}
    there = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "manifest.json"
    }
    assert there == stated
    for package in manifest:
        assert package["name"]
        assert package["version"]
        assert any("LICENSE" in name for name in package["files"])


def test_styles_have_the_colours_of_the_palette() -> None:
    css = (STATIC / "app.css").read_text("utf-8")
    stated = dict(re.findall(r"--([\w-]+):(light-dark\(#\w+,#\w+\))", css))
    assert stated == {name: f"light-dark({light},{dark})" for name, (light, dark) in palette.COLOURS.items()}


def test_styles_stay_small_and_load_nothing_from_elsewhere() -> None:
    css = (STATIC / "app.css").read_text("utf-8")
    assert len(css.encode()) < 16 * 1024
    assert "http" not in css
    assert "@import" not in css


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_and_texts_stand_out_from_their_ground(theme: str) -> None:
    colours = palette.theme(theme)
    for name in palette.KIND_COLOURS:
        assert contrast(colours[name], colours["bg"]) >= 3 or name == "source", name
    for ink in ("ink", "ink2", "accent"):
        assert contrast(colours[ink], colours["bg"]) >= 4.5
        assert contrast(colours[ink], colours["surface"]) >= 4.5


@pytest.mark.parametrize("icon", icons.MARKS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_icon_files_are_those_that_are_drawn(icon: str, theme: str) -> None:
    assert (STATIC / "icons" / f"{icon}-{theme}.svg").read_text("utf-8") == icons.icon_file(icon, theme)


def test_the_script_knows_the_constants_of_the_server() -> None:
    assert (STATIC / "map" / "constants.js").read_text("utf-8") == constants.constants()


def test_scripts_put_no_text_into_markup() -> None:
    for path in (STATIC / "map").glob("*.js"):
        script = path.read_text("utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert word not in script, f"{path.name} uses {word}"


def test_templates_hold_nothing_inline() -> None:
    for path in (Path(assets.__file__).parent / "templates").glob("*.html"):
        template = path.read_text("utf-8")
        assert "|safe" not in template.replace(" ", ""), path.name
        if path.name != "saved_map.html":
            assert not re.search(
                r"<style|\sstyle=|\son\w+=|<script(?![^>]*(src=|application/(ld\+)?json))", template
            ), path.name
