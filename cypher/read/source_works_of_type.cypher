// title: Works of a source of one type
// about: The works that a figure on the page of the source counts.
// param: source string -- id of the source
// param: type string = '' -- type of the works; empty for works of no type
// param: relation string = 'HOSTED_BY' -- HOSTED_BY or COLLECTED_FROM
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 100 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work
// column: type -- type of the work
// column: sources -- deliveries that state it
// example: source=arxiv&type=Article
// cost: reads all works of the source
MATCH (:Source {id: $source})<-[link:HOSTED_BY|COLLECTED_FROM]-(work:Work)
WHERE coalesce(work.type, '') = $type AND type(link) = $relation AND work.id > $after_id
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year, work.type AS type, link.sources AS sources
ORDER BY id
LIMIT $limit
