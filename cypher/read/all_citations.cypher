// title: Every citation with its sources
// about: One row for each citation inside this graph, by the citing and then the cited work, as many as the first page counts; the next page goes on after the last.
// kind: papers
// see: CITES and sources in docs/model.md
// param: after_citing string = '' -- citing work of the last row already seen
// param: after_cited string = '' -- cited work of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: citing -- id of the citing work
// column: citing_title -- its title
// column: cited -- id of the cited work
// column: cited_title -- its title
// column: year -- year of the citing work
// column: sources -- deliveries that state the citation
// example: limit=10
// cost: some milliseconds, however many there are
MATCH (one:Work)
USING INDEX SEEK one:Work(id)
WHERE one.id >= $after_citing
CALL (one) {
  MATCH (one)-[link:CITES]->(other:Work)
  WHERE one.id > $after_citing OR other.id > $after_cited
  RETURN link, other
  ORDER BY other.id
}
RETURN one.id AS citing, one.title AS citing_title, other.id AS cited, other.title AS cited_title, link.year AS year,
  link.sources AS sources
ORDER BY citing, cited
LIMIT $limit
