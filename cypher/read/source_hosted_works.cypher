// title: Works that a source hosts
// about: Newest first, within a year by id from the end; what is said of the whole work, not of one copy.
// param: source string -- id of the source
// param: after_year int = 9999 -- year of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// param: hub int = 5000 -- of this many works or more the list is walked along the index of years, not sorted
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: first_authors -- its first three authors as printed
// column: authors -- how many authors it has
// column: access -- best access of its copies
// column: cited_by -- citations inside this graph
// column: sources -- deliveries that state it
// example: source=arxiv
// cost: some milliseconds at hubs; up to the works that few lists have, all are read and sorted
MATCH (source:Source {id: $source})
WITH source, COUNT { (source)<-[:HOSTED_BY]-() } AS all
WITH source, all < $hub OR 1.0 * all * all < $hub / 25.0 * COUNT { (:Work) } AS few
CALL (source, few) {
  MATCH (work:Work)
  USING INDEX SEEK work:Work(year, id)
  WHERE work.year = CASE WHEN few THEN null ELSE $after_year END AND work.id < $after_id
    AND EXISTS { (work)-[:HOSTED_BY]->(source) }
  RETURN work
  ORDER BY work.year DESC, work.id DESC
  LIMIT $limit
UNION ALL
  MATCH (work:Work)
  USING INDEX SEEK work:Work(year, id)
  WHERE work.year < CASE WHEN few THEN null ELSE $after_year END AND work.id IS NOT NULL
    AND EXISTS { (work)-[:HOSTED_BY]->(source) }
  RETURN work
  ORDER BY work.year DESC, work.id DESC
  LIMIT $limit
UNION ALL
  WITH source, few
  WHERE NOT few
  MATCH (source)<-[link:HOSTED_BY]-(work:Work)
  WHERE work.year IS NULL AND ($after_year > 0 OR work.id < $after_id)
  RETURN work
  ORDER BY work.id DESC
  LIMIT $limit
UNION ALL
  WITH source, few
  WHERE few
  MATCH (source)<-[link:HOSTED_BY]-(work:Work)
  WITH work, coalesce(work.year, 0) AS year
  WHERE year < $after_year OR (year = $after_year AND work.id < $after_id)
  RETURN work
  ORDER BY year DESC, work.id DESC
  LIMIT $limit
}
WITH source, work
LIMIT $limit
MATCH (source)<-[link:HOSTED_BY]-(work)
WITH work, link,
  COLLECT {
    MATCH (author:Person)-[place:AUTHORED]->(work)
    RETURN place.name ORDER BY place.position, author.id LIMIT 3
  } AS first_authors
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year,
  first_authors AS first_authors, work.authors AS authors, work.access AS access, work.cited_by AS cited_by,
  link.sources AS sources
ORDER BY coalesce(year, 0) DESC, id DESC
