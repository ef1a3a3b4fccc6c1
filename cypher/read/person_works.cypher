// title: Works of a person
// about: Newest first, with the place in the author list and the name as printed.
// param: person string -- id of the person
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
// column: position -- place in the author list, from 1
// column: name -- name as printed on the work
// column: affiliations -- affiliation texts as printed
// column: sources -- deliveries that state it
// example: person=geran zhao~arxiv:2203.12570
MATCH (:Person {id: $person})-[link:AUTHORED]->(work:Work)
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
  link.position AS position, link.name AS name, link.affiliations AS affiliations, link.sources AS sources
ORDER BY coalesce(year, 0) DESC, id
