// title: Relationships of types that people added, taken away again
// about: A page of them, for a carrying over that begins anew.
// param: types list -- all types of the graph
MATCH ()-[link]->()
WHERE NOT type(link) IN $types
WITH link LIMIT 10000
DELETE link
