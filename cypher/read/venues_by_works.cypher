// title: In which journals and proceedings did most of these works appear?
// about: Venues by number of works in this graph, with the citations these works have here.
// kind: papers
// see: PUBLISHED_IN in docs/model.md
// cost: looks at every venue link; a second for a million
// example: limit=10
// param: limit int = 25 -- at most this many rows
// column: venue -- id of the venue
// column: title -- its title
// column: works -- works that appeared there
// column: citations -- citations of these works inside this graph
// column: first_year -- year of the first of them
// column: last_year -- year of the latest of them
MATCH (place:Venue)<-[:PUBLISHED_IN]-(work:Work)
WITH place, collect(DISTINCT work) AS works
UNWIND works AS work
RETURN place.id AS venue, place.title AS title, count(*) AS works, sum(coalesce(work.cited_by, 0)) AS citations,
  min(work.year) AS first_year, max(work.year) AS last_year
ORDER BY works DESC, citations DESC, venue
LIMIT $limit
