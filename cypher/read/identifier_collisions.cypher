// title: Which identifiers are claimed by several works?
// about: One DOI or other identifier on records that make up different works: a paper and a data set with one DOI, or records that would merge two arXiv papers.
// kind: quality
// see: identity of works in docs/model.md
// cost: looks at every identifier with several records; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: identifier -- the identifier
// column: works -- how many works claim it
// column: kinds -- their kinds
// column: example_works -- ids of up to five of them
MATCH (name:Identifier)
WHERE COUNT { (name)<-[:HAS_ID]-() } > 1
MATCH (name)<-[:HAS_ID]-(:Record)-[:DESCRIBES]->(work:Work)
WITH DISTINCT name, work
ORDER BY work.id
WITH name, collect(work) AS claims
WHERE size(claims) > 1
RETURN name.id AS identifier, size(claims) AS works,
  [work IN claims[0..5] | [label IN labels(work) WHERE label <> 'Work'][0]] AS kinds,
  [work IN claims[0..5] | work.id] AS example_works
ORDER BY works DESC, identifier
LIMIT $limit
