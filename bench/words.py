"""The words of which a made-up world is made."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a text, which reads easier than a hundred quoted ones."""
    return tuple(text.split())


SCIENCE = listed(
    """attention network face expression graph model method learning image feature recognition data deep local global
    region label noise robust transfer domain adaptive sparse temporal video sequence muscle emotion context fusion
    cross-modal supervised contrastive embedding pooling residual spatial channel multi-head transformer kernel
    metric loss margin landmark pose occlusion lighting identity subject benchmark evaluation large-scale dynamic
    causal probabilistic variational prior inference sampling optimisation gradient convergence bound estimate
    uncertainty knowledge reasoning query retrieval citation community structure diffusion spectral random walk node
    edge motif"""
)
SMALL = listed("the of a for in with and by from on to we show that is are this which under over")
CATEGORIES = listed(
    """cs.CV cs.LG cs.CL stat.ML cs.AI cs.RO cs.HC eess.IV cs.MM cs.IR cs.SI cs.NE cs.CR cs.SE cs.DB cs.DL eess.AS
    math.ST physics.soc-ph quant-ph hep-ph astro-ph.CO cond-mat.mtrl-sci math.CO q-bio.NC econ.EM q-fin.ST"""
)
GIVEN = listed(
    """Wei Maria Anna Jun Li Mohammed David Elena Yan Peter Sofia Hiroshi Ana Jean Olga Thomas Fatima Ivan Min Laura
    José Zoë Jürgen Chloé Søren Łukasz Mehmet Priya Carlos Ingrid Ahmed Yuki Paolo Nina Rahul Emma Kofi Amélie Pavel
    Teresa Bo Ling Marta Erik Lucía Tomás André Björn Ayşe Noor"""
)
#: First, middle and last parts of family names.
STARTS = listed(
    """Ba Be Bo Ca Chen Da De Fa Fer Ga Gon Gu Ha Hu Ja Ka Ko La Li Lo Ma Mar Mo Na No Pe Po Ra Ro Sa Scha Su"""
)
MIDDLES = listed("la le li lo ma men mi na ne ni ra re ri ro sa ta ti va ve vi zé kó lü ñe")
ENDS = ("", *listed("r n s ng rd nd ro va ski dez tti wa ya son ström ković"))
PLACES = listed("Ald Bren Carn Dorn Esk Farn Gild Hart Ister Jarn Keld Lorn Mald Norn Orm Perth Quorn Rill Stor Tarn")
