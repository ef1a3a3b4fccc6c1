// title: Works about a topic
// about: Newest first, within a year by id from the end.
// param: topic string -- id of the topic
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
// column: primary -- whether it is the work's first topic
// column: origin -- author, arxiv, inferred or source
// column: sources -- deliveries that state it
// example: topic=arxiv:cs.CV
// cost: some milliseconds at hubs; up to the works that few lists have, all are read and sorted
MATCH (topic:Topic {id: $topic})
WITH topic, COUNT { (topic)<-[:ABOUT]-() } AS all
WITH topic, all < $hub OR 1.0 * all * all < $hub / 25.0 * COUNT { (:Work) } AS few
CALL (topic, few) {
  MATCH (work:Work)
  USING INDEX SEEK work:Work(year, id)
  WHERE work.year = CASE WHEN few THEN null ELSE $after_year END AND work.id < $after_id
    AND EXISTS { (work)-[:ABOUT]->(topic) }
  RETURN work
  ORDER BY work.year DESC, work.id DESC
  LIMIT $limit
UNION ALL
  MATCH (work:Work)
  USING INDEX SEEK work:Work(year, id)
  WHERE work.year < CASE WHEN few THEN null ELSE $after_year END AND work.id IS NOT NULL
    AND EXISTS { (work)-[:ABOUT]->(topic) }
  RETURN work
  ORDER BY work.year DESC, work.id DESC
  LIMIT $limit
UNION ALL
  WITH topic, few
  WHERE NOT few
  MATCH (topic)<-[link:ABOUT]-(work:Work)
  WHERE link.year IS NULL AND ($after_year > 0 OR work.id < $after_id)
  RETURN work
  ORDER BY work.id DESC
  LIMIT $limit
UNION ALL
  WITH topic, few
  WHERE few
  MATCH (topic)<-[link:ABOUT]-(work:Work)
  WITH work, coalesce(link.year, 0) AS year
  WHERE year < $after_year OR (year = $after_year AND work.id < $after_id)
  RETURN work
  ORDER BY year DESC, work.id DESC
  LIMIT $limit
}
WITH topic, work
LIMIT $limit
MATCH (topic)<-[link:ABOUT]-(work)
WITH work, link,
  COLLECT {
    MATCH (author:Person)-[place:AUTHORED]->(work)
    RETURN place.name ORDER BY place.position, author.id LIMIT 3
  } AS first_authors
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year,
  first_authors AS first_authors, work.authors AS authors, work.access AS access, work.cited_by AS cited_by,
  coalesce(link.primary, false) AS primary, link.origin AS origin, link.sources AS sources
ORDER BY coalesce(year, 0) DESC, id DESC
