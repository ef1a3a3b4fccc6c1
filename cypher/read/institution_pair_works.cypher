// title: Works of two institutions together
// about: The evidence of a collaboration: every work that names both, newest first.
// param: institution string -- id of one institution
// param: other string -- id of the other
// param: limit int = 100 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: sources -- deliveries that state the one's part
// column: other_sources -- deliveries that state the other's
// example: institution=ror:02jx3x895&other=ror:034t30j35
MATCH (:Institution {id: $institution})<-[one:AFFILIATED]-(work:Work)-[two:AFFILIATED]->(:Institution {id: $other})
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title,
  work.year AS year, one.sources AS sources, two.sources AS other_sources
ORDER BY coalesce(year, 0) DESC, id
LIMIT $limit
