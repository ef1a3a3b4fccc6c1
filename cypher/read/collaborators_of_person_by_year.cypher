// title: How many people did this person write with each year, and how many of them for the first time?
// about: Counts co-authors of the year's works; a newcomer is one with no joint work of an earlier year in this graph.
// kind: people
// see: Newman 2001 on how co-author networks grow; counted from AUTHORED
// cost: the person's works and their authors, milliseconds to a second
// example: person=chongyang wang~arxiv:1811.02360
// param: person string -- id of the person
// param: max_authors int = 100 -- leave out works with more authors than this
// param: limit int = 100 -- at most this many rows
// column: year -- year of the works
// column: collaborators -- different co-authors in that year
// column: newcomers -- those of them met for the first time
MATCH (ego:Person {id: $person})-[:AUTHORED]->(work:Work)<-[:AUTHORED]-(other:Person)
WHERE work.year IS NOT NULL AND work.authors <= $max_authors AND other.id <> ego.id
WITH other, collect(DISTINCT work.year) AS years, min(work.year) AS met
UNWIND years AS year
RETURN year AS year, count(*) AS collaborators, sum(CASE WHEN year = met THEN 1 ELSE 0 END) AS newcomers
ORDER BY year
LIMIT $limit
