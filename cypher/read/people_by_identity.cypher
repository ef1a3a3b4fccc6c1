// title: How do we know who is who?
// about: People by the ground of their identity: an ORCID, the source's own person id, grouped by evidence from several works, or a single mention.
// kind: quality
// see: identity of people in docs/model.md
// cost: reads every person; a second for a million
// example: limit=10
// param: limit int = 10 -- at most this many rows
// column: identity -- orcid, source, evidence or single
// column: people -- people known this way
// column: works -- author places they have
// column: example_person -- id of the one with most works
MATCH (ego:Person)
WITH ego
ORDER BY coalesce(ego.works, 0) DESC, ego.id
RETURN ego.identity AS identity, count(*) AS people, sum(COUNT { (ego)-[:AUTHORED]->() }) AS works,
  collect(ego.id)[0] AS example_person
ORDER BY people DESC, identity
LIMIT $limit
