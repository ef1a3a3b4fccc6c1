// title: Who connects two institutions?
// about: People with works stated for both institutions. OpenAIRE states institutions of works, not of people: somebody can appear here through a colleague's institution.
// kind: institutions
// see: AFFILIATED in docs/model.md
// cost: the works of both institutions and their authors; seconds for the largest
// example: one=ror:02jx3x895&other=ror:01kj4z117
// param: one string -- id of an institution
// param: other string -- id of the other institution
// param: limit int = 25 -- at most this many rows
// column: person -- id of the person
// column: name -- name of the person
// column: works_one -- works stated for the first institution
// column: works_other -- works stated for the other institution
// column: works_both -- works stated for both
MATCH (:Institution {id: $one})<-[:AFFILIATED]-(work:Work)<-[:AUTHORED]-(ego:Person)
WITH ego, collect(DISTINCT work) AS ones
MATCH (ego)-[:AUTHORED]->(work:Work)-[:AFFILIATED]->(:Institution {id: $other})
WITH ego, ones, collect(DISTINCT work) AS others
WITH ego, size(ones) AS works_one, size(others) AS works_other, size([one IN ones WHERE one IN others]) AS works_both
RETURN ego.id AS person, ego.name AS name, works_one AS works_one, works_other AS works_other, works_both AS works_both
ORDER BY CASE WHEN works_one < works_other THEN works_one ELSE works_other END DESC, works_one + works_other DESC, person
LIMIT $limit
