// title: People around a work: whom it cites and who cites it
// about: The petals of the influence flower. Blue counts works of the person that this work cites, red works of the person that cite it; its own authors are left out.
// param: work string -- id of the work
// param: limit int = 12 -- at most this many people
// column: id -- id of the person
// column: name -- name of the person
// column: cited -- works of the person that this work cites
// column: citing -- works of the person that cite this work
// example: work=arxiv:1811.02360
MATCH (work:Work {id: $work})
CALL (work) {
  MATCH (work)-[:CITES]->(other:Work)<-[:AUTHORED]-(person:Person)
  RETURN person, count(DISTINCT other) AS cited, 0 AS citing
  UNION ALL
  MATCH (work)<-[:CITES]-(other:Work)<-[:AUTHORED]-(person:Person)
  RETURN person, 0 AS cited, count(DISTINCT other) AS citing
}
WITH work, person, sum(cited) AS cited, sum(citing) AS citing
WHERE NOT EXISTS { (person)-[:AUTHORED]->(work) }
RETURN person.id AS id, person.name AS name, cited AS cited, citing AS citing
ORDER BY CASE WHEN cited > citing THEN cited ELSE citing END DESC, cited + citing DESC, id
LIMIT $limit
