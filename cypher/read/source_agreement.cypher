// title: How many works do the sources share?
// about: Works by the set of sources that state them; a release of a source counts as the source.
// kind: quality
// see: sources in docs/model.md; overlap of sources as in Ricgraph
// cost: reads every work; a second for a million
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: sources -- names of the sources
// column: kind -- Paper, Dataset, Software or OtherProduct
// column: works -- works that exactly these sources state
// column: example_work -- id of the newest of them
MATCH (work:Work)
WITH work, COLLECT {
  UNWIND coalesce(work.sources, []) AS delivery
  WITH DISTINCT split(delivery, ':')[0] AS source
  RETURN source ORDER BY source
} AS sources
ORDER BY coalesce(work.year, 0) DESC, work.id
RETURN sources AS sources, [label IN labels(work) WHERE label <> 'Work'][0] AS kind, count(*) AS works,
  collect(work.id)[0] AS example_work
ORDER BY works DESC, kind, sources
LIMIT $limit
