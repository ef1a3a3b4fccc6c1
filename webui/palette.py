"""All colours, once: light and dark. app.css repeats them as variables, and a test compares.

Every pair reaches 3:1 against its ground as a mark; text uses ink, or a kind's colour with 28 % ink mixed in,
which reaches 4.5:1 on a tint of that colour.
"""

#: Name -> (light, dark).
PAPERWORK = {
    "bg": ("#fbfaf7", "#10151c"),
    "surface": ("#ffffff", "#171d26"),
    "sunk": ("#f3f1eb", "#0c1016"),
    "ink": ("#1b1f27", "#e8ebf0"),
    "ink2": ("#545b69", "#a3abb9"),
    "line": ("#e2dfd6", "#2a323e"),
    "accent": ("#25408f", "#8aa2f5"),
    "accent-ink": ("#ffffff", "#10151c"),
    "focus": ("#c2410c", "#ffb068"),
    "edge": ("#8a90a0", "#6b7484"),
    "in": ("#2a6bb0", "#6fb1ff"),
    "out": ("#b8432f", "#ff8f78"),
    "open": ("#b4530a", "#ffa552"),
}
#: One colour for each group of kinds (queries/kinds.py).
KIND_COLOURS = {
    "paper": ("#25408f", "#6a86ea"),
    "person": ("#a83a05", "#f47a1f"),
    "institution": ("#3f8f7a", "#7fd0ae"),
    "topic": ("#8f3abc", "#c79dfe"),
    "source": ("#a38d0e", "#f3d84a"),
    "artefact": ("#0f97cb", "#b0f1f6"),
    "version": ("#535562", "#9aa0a8"),
    "project": ("#a8327a", "#f29ac6"),
}
#: Oldest and newest year, where papers are coloured by year.
YEARS = {"year-old": ("#ced8f0", "#2b375c"), "year-new": ("#182a6e", "#96b2ff")}
COLOURS = PAPERWORK | KIND_COLOURS | YEARS


def theme(name: str) -> dict[str, str]:
    """All colours of one theme, `light` or `dark`."""
    place = ("light", "dark").index(name)
    return {key: pair[place] for key, pair in COLOURS.items()}
