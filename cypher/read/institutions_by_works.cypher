// title: Which institutions have most works here?
// about: Counted whole and in shares (a work is divided among its stated institutions). Most works state no institution at all: the counts show coverage first.
// kind: institutions
// see: Waltman and van Eck 2015 on counting methods; works, derived from AFFILIATED
// cost: sorts all institutions, then reads the works of those shown; seconds for the largest
// example: limit=10
// param: limit int = 25 -- at most this many rows
// column: institution -- id of the institution
// column: name -- its name
// column: country -- its country
// column: works -- works that state it
// column: fractional -- works, each divided by its number of institutions
// column: citations -- citations of these works inside this graph
MATCH (place:Institution)
WHERE place.works > 0
WITH place
ORDER BY place.works DESC, place.id
LIMIT $limit
MATCH (place)<-[:AFFILIATED]-(work:Work)
WITH place, work, COUNT { (work)-[:AFFILIATED]->() } AS sharers
RETURN place.id AS institution, place.name AS name, place.country_name AS country, count(*) AS works,
  round(sum(1.0 / sharers), 3) AS fractional, sum(coalesce(work.cited_by, 0)) AS citations
ORDER BY works DESC, institution
