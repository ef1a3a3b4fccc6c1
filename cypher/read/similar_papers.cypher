// title: Which works are near this one in the citation network?
// about: Adamic and Adar's score over all works that both cite or are cited by: a common neighbour with few links says more than one that everybody cites.
// kind: papers
// see: Adamic and Adar 2003; the "similar papers" of Inciteful
// cost: two citation steps without regard to direction, hubs left out; up to a second
// example: paper=arxiv:1811.02360
// param: paper string -- id of the seed work
// param: max_degree int = 2000 -- do not go through works with more references and citations than this
// param: limit int = 25 -- at most this many rows
// column: work -- id of the similar work
// column: title -- its title
// column: year -- its year
// column: score -- sum over common neighbours of 1 / ln(number of their links)
// column: common -- number of common neighbours
// column: linked -- whether one of the two cites the other
MATCH (seed:Work {id: $paper})-[:CITES]-(between:Work)
WITH DISTINCT seed, between
WITH seed, between, COUNT { (between)-[:CITES]-() } AS degree
WHERE degree > 1 AND degree <= $max_degree
MATCH (between)-[:CITES]-(other:Work)
WHERE other.id <> seed.id
WITH DISTINCT seed, between, degree, other
WITH seed, other, round(sum(1.0 / log(degree)), 6) AS score, count(*) AS common
RETURN other.id AS work, other.title AS title, other.year AS year, round(score, 3) AS score, common AS common,
  EXISTS { (seed)-[:CITES]-(other) } AS linked
ORDER BY score DESC, common DESC, work
LIMIT $limit
