// title: Works related to a work
// about: Code, data, supplements, versions and whatever else a source relates to it by name; both directions.
// param: work string -- id of the work
// param: limit int = 1000 -- at most this many rows
// column: relation -- name of the relation
// column: outgoing -- whether it starts at this work
// column: id -- id of the other work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the other work
// column: year -- year of the other work
// column: code_repository -- address of its code
// column: sources -- deliveries that state it
// example: work=arxiv:2109.07270
MATCH (work:Work {id: $work})-[link:RELATED]-(other:Work)
RETURN link.name AS relation, startNode(link) = work AS outgoing, other.id AS id,
  [label IN labels(other) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  other.title AS title, other.year AS year,
  other.code_repository AS code_repository, link.sources AS sources
ORDER BY relation, id
LIMIT $limit
