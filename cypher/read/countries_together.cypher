// title: Which countries work together?
// about: Pairs of countries whose institutions are stated on the same work, by number of works. Countries are those of institutions; works with a single country do not count.
// kind: institutions
// see: COLLABORATES in docs/model.md; international collaboration as in Luukkonen et al. 1993
// cost: looks at every pair of institutions, then at their joint works; seconds for large graphs
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: one_country -- code of a country
// column: other_country -- code of the other country
// column: works -- works of both
// column: last_year -- year of the latest of them
// column: example_work -- id of the latest of them
MATCH (one:Institution)<-[:AFFILIATED]-(work:Work)-[:AFFILIATED]->(other:Institution)
WHERE one.country < other.country
WITH DISTINCT one.country AS one_country, other.country AS other_country, work
ORDER BY coalesce(work.year, 0) DESC, work.id
WITH one_country, other_country, collect(work) AS works
RETURN one_country AS one_country, other_country AS other_country, size(works) AS works,
  works[0].year AS last_year, works[0].id AS example_work
ORDER BY works DESC, one_country, other_country
LIMIT $limit
