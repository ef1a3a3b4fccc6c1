// title: Who wrote the works of this project?
// about: Authors of works linked to the project; that says who published with it, not who was paid by it.
// kind: funding
// see: FUNDED_BY and AUTHORED in docs/model.md
// cost: the works of one project and their authors, milliseconds
// example: project=oaire:nsf_________::b434e425b9d77bbe7ced36e22a66eeca
// param: project string -- id of the project
// param: limit int = 50 -- at most this many rows
// column: person -- id of the person
// column: name -- name of the person
// column: works -- works linked to the project
// column: newest_work -- id of the newest of them
MATCH (:Project {id: $project})<-[:FUNDED_BY]-(work:Work)<-[:AUTHORED]-(ego:Person)
WITH ego, work
ORDER BY coalesce(work.year, 0) DESC, work.id
WITH ego, collect(work.id) AS ids
RETURN ego.id AS person, ego.name AS name, size(ids) AS works, ids[0] AS newest_work
ORDER BY works DESC, person
LIMIT $limit
