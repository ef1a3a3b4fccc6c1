// title: Who builds on the works of this person?
// about: People whose works cite works of this person, by number of citing works; the person's own works and, if wished, those of co-authors are left out.
// kind: people
// see: the "in" petals of csmetrics/influencemap (Shin et al. 2019), with plain counting
// cost: all citations of the person's works and their authors, up to seconds for the most cited
// example: person=stefanos zafeiriou~arxiv:1801.07698
// param: person string -- id of the person
// param: coauthors bool = false -- count co-authors of the person too
// param: limit int = 25 -- at most this many rows
// column: person -- id of the citing person
// column: name -- name of the citing person
// column: citing_works -- works of that person that cite this person
// column: cited_works -- works of this person that are cited
// column: is_coauthor -- whether the two have written together
MATCH (ego:Person {id: $person})-[:AUTHORED]->(cited:Work)<-[:CITES]-(citing:Work)
WHERE NOT EXISTS { (ego)-[:AUTHORED]->(citing) }
MATCH (citing)<-[:AUTHORED]-(other:Person)
WITH ego, other, count(DISTINCT citing) AS citing_works, count(DISTINCT cited) AS cited_works
WITH other, citing_works, cited_works, EXISTS { (ego)-[:COAUTHOR]-(other) } AS is_coauthor
WHERE $coauthors OR NOT is_coauthor
RETURN other.id AS person, other.name AS name, citing_works AS citing_works, cited_works AS cited_works,
  is_coauthor AS is_coauthor
ORDER BY citing_works DESC, cited_works DESC, person
LIMIT $limit
