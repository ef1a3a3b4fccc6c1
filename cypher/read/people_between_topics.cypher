// title: Who connects two topics?
// about: People with works about both, best balanced first; a work about both topics counts on both sides.
// kind: topics
// see: Liben-Nowell and Kleinberg 2007 for common neighbours; ABOUT in docs/model.md
// cost: the works of the first topic and their authors; seconds for very large topics
// example: one=keyword:survey&other=keyword:micro expression recognition
// param: one string -- id of a topic
// param: other string -- id of the other topic
// param: limit int = 25 -- at most this many rows
// column: person -- id of the person
// column: name -- name of the person
// column: works_one -- works about the first topic
// column: works_other -- works about the other topic
// column: works_both -- works about both
MATCH (first:Topic {id: $one})<-[:ABOUT]-(work:Work)<-[:AUTHORED]-(ego:Person)
WITH first, ego, collect(work) AS ones
MATCH (ego)-[:AUTHORED]->(work:Work)-[:ABOUT]->(:Topic {id: $other})
WITH ego, ones, collect(work) AS others
WITH ego, size(ones) AS works_one, size(others) AS works_other, size([one IN ones WHERE one IN others]) AS works_both
RETURN ego.id AS person, ego.name AS name, works_one AS works_one, works_other AS works_other, works_both AS works_both
ORDER BY CASE WHEN works_one < works_other THEN works_one ELSE works_other END DESC, works_one + works_other DESC, person
LIMIT $limit
