// title: How many works of this institution appeared each year, and with how many partners?
// about: Works that state the institution, by year; a partner is another institution stated on the same work.
// kind: institutions
// see: AFFILIATED in docs/model.md
// cost: the works of the institution and their institutions; seconds for the largest
// example: institution=ror:02jx3x895
// param: institution string -- id of the institution
// param: limit int = 200 -- at most this many rows
// column: year -- year of the works, empty where unknown
// column: works -- works of that year
// column: together -- works of that year that state another institution too
// column: partners -- different other institutions
// column: citations -- citations of these works inside this graph
MATCH (place:Institution {id: $institution})<-[:AFFILIATED]-(work:Work)
WITH place, work, COLLECT {
  MATCH (work)-[:AFFILIATED]->(other:Institution) WHERE other.id <> place.id RETURN other.id
} AS others
WITH work.year AS year, collect(others) AS lists, sum(coalesce(work.cited_by, 0)) AS citations
WITH year, lists, citations, COUNT { UNWIND lists AS others UNWIND others AS other RETURN DISTINCT other } AS partners
RETURN year AS year, size(lists) AS works, size([others IN lists WHERE others <> []]) AS together,
  partners AS partners, citations AS citations
ORDER BY year
LIMIT $limit
