"""TeX in titles: formulas become MathML, everything else is text, nothing of it runs."""

import pytest
from page_text import Page

from webui.mathml import tex


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("A $x^2$ <b>", 'A <math display="inline"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math> &lt;b&gt;'),
        (r"\(a<b\)", '<math display="inline"><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>'),
        ("costs $5 and $10 a year", "costs $5 and $10 a year"),
        ("one $ alone", "one $ alone"),
        (r"$\unknown{x}$", r"<code>$\unknown{x}$</code>"),
        (r"$\frac{$", r"<code>$\frac{$</code>"),
        (r"$\text{<script>alert(1)</script>}$", "<code>$\\text{&lt;script&gt;alert(1)&lt;/script&gt;}$</code>"),
        (r"$\text{<img src=x onerror=alert(1)>}$", "<code>$\\text{&lt;img src=x onerror=alert(1)&gt;}$</code>"),
        (
            r"$\href{javascript:alert(1)}{x}$",
            '<math display="inline"><mrow><mrow><mrow><mi>x</mi></mrow></mrow></mrow></math>',
        ),
        (r"$\style{color:red}{x}$", '<math display="inline"><mrow><mrow><mi>x</mi></mrow></mrow></math>'),
        ("", ""),
        (None, ""),
    ],
)  # fmt: skip
def test_formulas_become_clean_mathml_and_the_rest_is_escaped(raw: str | None, made: str) -> None:
    assert str(tex(raw)) == made


@pytest.mark.parametrize("raw", ["$" + "{" * 1999 + "$", "$" * 5000, r"\(" * 3000, "$x$" * 3000, r"$\left" * 900 + "$"])
def test_a_hostile_formula_neither_raises_nor_holds_the_page(raw: str) -> None:
    page = Page(str(tex(raw)))
    assert {tag for tag, _ in page.elements} <= {"math", "mrow", "mi", "mn", "mo", "code", "mtext"}


def test_more_formulas_than_a_text_has_are_shown_as_source() -> None:
    made = str(tex("$x$ " * 300))
    assert made.count("<math") == 200
    assert made.count("$x$") == 100
