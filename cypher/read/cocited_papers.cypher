// title: Which works are cited together with this one?
// about: Two works are co-cited when a third cites both. Raw counts favour works that everybody cites; the normalised columns correct for that in different ways.
// kind: papers
// see: Small, Co-citation in the scientific literature, 1973; normalisations as in bibliometrix (normalizeSimilarity) and VOSviewer
// cost: the newest citing works and their reference lists; a second for the most cited works
// example: paper=arxiv:1811.02360
// param: paper string -- id of the seed work
// param: look_at int = 2000 -- count among at most this many citing works, the newest ones
// param: limit int = 25 -- at most this many rows
// column: work -- id of the co-cited work
// column: title -- its title
// column: year -- its year
// column: together -- works that cite both
// column: cited_by -- works in this graph that cite the co-cited one
// column: jaccard -- together / (citing one or the other)
// column: salton -- together / square root of the product of both citation counts
// column: association -- together / product of both citation counts
MATCH (seed:Work {id: $paper})<-[link:CITES]-(citing:Work)
WITH seed, citing
ORDER BY coalesce(link.year, 0) DESC, citing.id
LIMIT $look_at
MATCH (citing)-[:CITES]->(other:Work)
WHERE other.id <> seed.id
WITH seed, other, count(*) AS together
WITH other, together, COUNT { (seed)<-[:CITES]-() } AS mine, COUNT { (other)<-[:CITES]-() } AS theirs
RETURN other.id AS work, other.title AS title, other.year AS year, together AS together, theirs AS cited_by,
  round(1.0 * together / (mine + theirs - together), 4) AS jaccard,
  round(together / sqrt(1.0 * mine * theirs), 4) AS salton, round(1.0 * together / (1.0 * mine * theirs), 6) AS association
ORDER BY together DESC, salton DESC, work
LIMIT $limit
