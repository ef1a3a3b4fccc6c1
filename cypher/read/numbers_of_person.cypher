// title: What are the h, g and i10 numbers of this person in this graph?
// about: Only citations inside this graph are counted, so the numbers are lower than elsewhere. They depend on age, field and coverage: never compare people by them alone.
// kind: people
// see: Hirsch 2005 (h); Egghe 2006 (g); i10 is works cited ten times or more
// cost: the person's works, milliseconds
// example: person=stefanos zafeiriou~arxiv:1801.07698
// param: person string -- id of the person
// param: limit int = 1 -- at most this many rows
// column: person -- id of the person
// column: name -- name of the person
// column: works -- works in this graph
// column: citations -- citations of these works inside this graph
// column: h -- the largest h such that h works are cited at least h times
// column: g -- the largest g such that the g most cited works have g * g citations together
// column: i10 -- works cited at least ten times
// column: first_year -- year of the first work
// column: last_year -- year of the latest work
MATCH (ego:Person {id: $person})-[:AUTHORED]->(work:Work)
WITH ego, work, COUNT { (work)<-[:CITES]-() } AS cited
ORDER BY cited DESC
WITH ego, collect(cited) AS counts, min(work.year) AS first, max(work.year) AS last
WITH ego, counts, first, last, range(1, size(counts)) AS ranks
RETURN ego.id AS person, ego.name AS name, size(counts) AS works, reduce(sum = 0, one IN counts | sum + one) AS citations,
  size([rank IN ranks WHERE counts[rank - 1] >= rank]) AS h,
  size([rank IN ranks WHERE reduce(sum = 0, one IN counts[0..rank] | sum + one) >= rank * rank]) AS g,
  size([one IN counts WHERE one >= 10]) AS i10, first AS first_year, last AS last_year
ORDER BY person
LIMIT $limit
