// title: Works of two people together
// about: The evidence of a co-authorship: every joint work, newest first, with both places in the author list.
// param: person string -- id of one person
// param: other string -- id of the other
// param: limit int = 100 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: authors -- how many authors it has
// column: position -- place of the first person in the author list
// column: other_position -- place of the other
// column: sources -- deliveries that state the one's authorship
// column: other_sources -- deliveries that state the other's
// example: person=geran zhao~arxiv:2203.12570&other=lijun yin~arxiv:1702.04174
MATCH (:Person {id: $person})-[one:AUTHORED]->(work:Work)<-[two:AUTHORED]-(:Person {id: $other})
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title,
  work.year AS year, work.authors AS authors, one.position AS position, two.position AS other_position,
  one.sources AS sources, two.sources AS other_sources
ORDER BY coalesce(year, 0) DESC, id
LIMIT $limit
