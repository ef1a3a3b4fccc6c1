// title: Works about two topics
// about: The evidence of two topics occurring together, newest first.
// param: topic string -- id of one topic
// param: other string -- id of the other
// param: limit int = 100 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: sources -- deliveries that state the one topic
// column: other_sources -- deliveries that state the other
// example: topic=keyword:survey&other=arxiv:cs.CV
MATCH (:Topic {id: $topic})<-[one:ABOUT]-(work:Work)-[two:ABOUT]->(:Topic {id: $other})
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year, one.sources AS sources, two.sources AS other_sources
ORDER BY coalesce(year, 0) DESC, id
LIMIT $limit
