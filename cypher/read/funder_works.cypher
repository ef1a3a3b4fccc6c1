// title: Works whose funder is known and whose grant is not
// about: Newest first.
// param: funder string -- id of the funder
// param: after_year int = 9999 -- year of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: first_authors -- its first three authors as printed
// column: authors -- how many authors it has
// column: access -- best access of its copies
// column: cited_by -- citations inside this graph
// column: sources -- deliveries that state it
// example: funder=funder:ec:eu
MATCH (:Funder {id: $funder})<-[link:FUNDED_BY]-(work:Work)
WITH work, link, coalesce(work.year, 0) AS year
WHERE year < $after_year OR (year = $after_year AND work.id > $after_id)
WITH work, link, year
ORDER BY year DESC, work.id
LIMIT $limit
WITH work, link, year,
  COLLECT {
    MATCH (author:Person)-[place:AUTHORED]->(work)
    RETURN place.name ORDER BY place.position, author.id LIMIT 3
  } AS first_authors
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year,
  first_authors AS first_authors, work.authors AS authors, work.access AS access, work.cited_by AS cited_by,
  link.sources AS sources
ORDER BY coalesce(year, 0) DESC, id
