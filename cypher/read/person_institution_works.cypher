// title: Works of a person that name an institution
// about: The evidence that ties a person to an institution, newest first; the source does not say which author it belongs to.
// param: person string -- id of the person
// param: institution string -- id of the institution
// param: limit int = 100 -- at most this many rows
// column: id -- id of the work
// column: label -- Paper, Dataset, Software or OtherProduct
// column: title -- title of the work
// column: year -- year of the work, empty where unknown
// column: position -- place in the author list
// column: affiliations -- affiliation texts as printed beside the name
// column: sources -- deliveries that state the authorship
// column: institution_sources -- deliveries that state the institution
// example: person=chongyang wang~arxiv:1811.02360&institution=ror:02jx3x895
MATCH (:Person {id: $person})-[link:AUTHORED]->(work:Work)-[there:AFFILIATED]->(:Institution {id: $institution})
RETURN work.id AS id, [label IN labels(work) WHERE NOT label IN ['Work', 'Dirty', 'Loose']][0] AS label,
  work.title AS title, work.year AS year, link.position AS position, link.affiliations AS affiliations,
  link.sources AS sources, there.sources AS institution_sources
ORDER BY coalesce(year, 0) DESC, id
LIMIT $limit
