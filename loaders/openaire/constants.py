"""The few ids of OpenAIRE that stand for something of their own."""

#: arXiv as a data source: versions of arXiv papers and OpenAIRE's copies in arXiv are held by one source.
ARXIV_SOURCE = "openaire:opendoar____::6f4922f45568161a8cdf4ad2299f6d23"
#: "Unknown Repository", a placeholder: what is said to be there is somewhere.
UNKNOWN_SOURCE = "openaire:openaire____::55045bd2a65019fd8e6741a755395c8c"
#: md5 of `unidentified`: every funder has one such project, "paid by this funder, grant not known".
PLACEHOLDER_PROJECT = "::1e5e62235d094afd01cd56e65112fc63"
