// title: Most cited works about a topic
// about: Most cited first, by citations inside this graph as last derived.
// param: topic string -- id of the topic
// param: after_cited_by int = 2147483647 -- citations of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 10 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: first_authors -- its first three authors as printed
// column: authors -- how many authors it has
// column: access -- best access of its copies
// column: cited_by -- citations inside this graph
// example: topic=keyword:survey
// cost: reads all works of the topic before it sorts
MATCH (:Topic {id: $topic})<-[:ABOUT]-(work:Work)
WITH work, coalesce(work.cited_by, 0) AS cited
WHERE cited < $after_cited_by OR (cited = $after_cited_by AND work.id > $after_id)
WITH work, cited
ORDER BY cited DESC, work.id
LIMIT $limit
WITH work, cited,
  COLLECT {
    MATCH (author:Person)-[place:AUTHORED]->(work)
    RETURN place.name ORDER BY place.position, author.id LIMIT 3
  } AS first_authors
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year,
  first_authors AS first_authors, work.authors AS authors, work.access AS access, work.cited_by AS cited_by
ORDER BY coalesce(cited_by, 0) DESC, id
