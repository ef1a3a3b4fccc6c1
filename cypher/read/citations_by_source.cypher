// title: Which deliveries state the citations, and how many agree?
// about: Citations by the set of deliveries that state them.
// kind: quality
// see: sources of a relationship in docs/model.md
// cost: looks at every citation; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: sources -- deliveries that state the citation
// column: citations -- citations stated by exactly these
// column: citing_works -- works with such a citation
// column: least_trust -- lowest trust the source gives, from 0 to 1
MATCH (citing:Work)-[link:CITES]->(:Work)
RETURN link.sources AS sources, count(*) AS citations, count(DISTINCT citing) AS citing_works, min(link.trust) AS least_trust
ORDER BY citations DESC, sources
LIMIT $limit
