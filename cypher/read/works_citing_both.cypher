// title: Which works cite both of these papers?
// about: The evidence behind co-citation, newest first.
// kind: papers
// see: Small 1973
// cost: the citing works of the less cited one, milliseconds
// example: one=arxiv:1409.4842&other=arxiv:1512.03385
// param: one string -- id of a work
// param: other string -- id of the other work
// param: limit int = 100 -- at most this many rows
// column: work -- id of the work that cites both
// column: title -- its title
// column: year -- its year
// column: references -- how many works in this graph it cites
MATCH (:Work {id: $one})<-[:CITES]-(citing:Work)-[:CITES]->(:Work {id: $other})
RETURN citing.id AS work, citing.title AS title, citing.year AS year, COUNT { (citing)-[:CITES]->() } AS references
ORDER BY coalesce(year, 0) DESC, work
LIMIT $limit
