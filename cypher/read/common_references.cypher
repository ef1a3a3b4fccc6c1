// title: Which works do both of these papers cite?
// about: The evidence behind bibliographic coupling: shared references inside this graph.
// kind: papers
// see: Kessler 1963
// cost: the two reference lists, milliseconds
// example: one=arxiv:1811.02360&other=arxiv:1904.03699
// param: one string -- id of a work
// param: other string -- id of the other work
// param: limit int = 100 -- at most this many rows
// column: work -- id of the work both cite
// column: title -- its title
// column: year -- its year
// column: cited_by -- works in this graph that cite it
MATCH (:Work {id: $one})-[:CITES]->(shared:Work)<-[:CITES]-(:Work {id: $other})
RETURN shared.id AS work, shared.title AS title, shared.year AS year, COUNT { (shared)<-[:CITES]-() } AS cited_by
ORDER BY cited_by, work
LIMIT $limit
