// title: How many citations of this work come from its own authors?
// about: A citation is a self-citation when citing and cited work share an author in this graph; people we could not join count as others.
// kind: papers
// see: Aksnes, A macro study of self-citation, 2003
// cost: the citing works and their authors, milliseconds to seconds
// example: paper=arxiv:1804.10938
// param: paper string -- id of the cited work
// param: limit int = 2 -- at most this many rows
// column: citing -- by whom: own authors or others
// column: citations -- number of citing works
// column: citing_works -- ids of the newest five of them
MATCH (cited:Work {id: $paper})<-[:CITES]-(work:Work)
WITH work, CASE
  WHEN EXISTS { (cited)<-[:AUTHORED]-(:Person)-[:AUTHORED]->(work) } THEN 'own authors' ELSE 'others'
END AS by_whom
ORDER BY coalesce(work.year, 0) DESC, work.id
RETURN by_whom AS citing, count(*) AS citations, collect(work.id)[0..5] AS citing_works
ORDER BY citing DESC
LIMIT $limit
