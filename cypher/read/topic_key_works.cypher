// title: Most cited works about a topic
// about: Most cited first, of equals by id from the end, by citations inside this graph as last derived.
// param: topic string -- id of the topic
// param: after_cited_by int = 2147483647 -- citations of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 10 -- at most this many rows
// param: hub int = 5000 -- of this many works or more the list is walked along the index of citations, not sorted
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: first_authors -- its first three authors as printed
// column: authors -- how many authors it has
// column: access -- best access of its copies
// column: cited_by -- citations inside this graph
// example: topic=keyword:survey
// cost: some milliseconds at hubs; up to the works that few topics have, all are read and sorted
MATCH (topic:Topic {id: $topic})
WITH topic, COUNT { (topic)<-[:ABOUT]-() } AS all
WITH topic, all < $hub OR 1.0 * all * all < $hub / 25.0 * COUNT { (:Work) } AS few
CALL (topic, few) {
  MATCH (work:Work)
  USING INDEX SEEK work:Work(cited_by, id)
  WHERE work.cited_by = CASE WHEN few THEN null ELSE $after_cited_by END AND work.id < $after_id
    AND EXISTS { (work)-[:ABOUT]->(topic) }
  RETURN work
  ORDER BY work.cited_by DESC, work.id DESC
  LIMIT $limit
UNION ALL
  MATCH (work:Work)
  USING INDEX SEEK work:Work(cited_by, id)
  WHERE work.cited_by < CASE WHEN few THEN null ELSE $after_cited_by END AND work.id IS NOT NULL
    AND EXISTS { (work)-[:ABOUT]->(topic) }
  RETURN work
  ORDER BY work.cited_by DESC, work.id DESC
  LIMIT $limit
UNION ALL
  WITH topic, few
  WHERE NOT few
  MATCH (topic)<-[:ABOUT]-(work:Work)
  WHERE work.cited_by IS NULL AND ($after_cited_by > -1 OR work.id < $after_id)
  RETURN work
  ORDER BY work.id DESC
  LIMIT $limit
UNION ALL
  WITH topic, few
  WHERE few
  MATCH (topic)<-[:ABOUT]-(work:Work)
  WITH work, coalesce(work.cited_by, -1) AS cited
  WHERE cited < $after_cited_by OR (cited = $after_cited_by AND work.id < $after_id)
  RETURN work
  ORDER BY cited DESC, work.id DESC
  LIMIT $limit
}
WITH work
LIMIT $limit
WITH work,
  COLLECT {
    MATCH (author:Person)-[place:AUTHORED]->(work)
    RETURN place.name ORDER BY place.position, author.id LIMIT 3
  } AS first_authors
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year,
  first_authors AS first_authors, work.authors AS authors, work.access AS access, work.cited_by AS cited_by
ORDER BY coalesce(cited_by, -1) DESC, id DESC
