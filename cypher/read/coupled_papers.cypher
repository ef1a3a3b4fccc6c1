// title: Which works have most references in common with this one?
// about: Bibliographic coupling: shared references inside this graph, raw and normalised. It works for new papers that nobody cites yet.
// kind: papers
// see: Kessler, Bibliographic coupling between scientific papers, 1963; normalisations as in bibliometrix
// cost: everything that cites the paper's references; a second where these are very highly cited
// example: paper=arxiv:1811.02360
// param: paper string -- id of the seed work
// param: max_cited int = 20000 -- leave out shared references cited more often than this
// param: limit int = 25 -- at most this many rows
// column: work -- id of the coupled work
// column: title -- its title
// column: year -- its year
// column: shared -- references both have
// column: references -- references of the coupled work in this graph
// column: jaccard -- shared / (references of one or the other)
// column: salton -- shared / square root of the product of both numbers of references
// column: inclusion -- shared / smaller number of references
// column: shared_works -- ids of up to five of the shared references
MATCH (seed:Work {id: $paper})-[:CITES]->(cited:Work)
WHERE coalesce(cited.cited_by, 0) <= $max_cited
MATCH (cited)<-[:CITES]-(other:Work)
WHERE other.id <> seed.id
WITH seed, other, cited
ORDER BY cited.id
WITH seed, other, count(*) AS shared, collect(cited.id)[0..5] AS examples
WITH other, shared, examples, COUNT { (seed)-[:CITES]->() } AS mine, COUNT { (other)-[:CITES]->() } AS theirs
RETURN other.id AS work, other.title AS title, other.year AS year, shared AS shared, theirs AS references,
  round(1.0 * shared / (mine + theirs - shared), 4) AS jaccard, round(shared / sqrt(1.0 * mine * theirs), 4) AS salton,
  round(1.0 * shared / CASE WHEN mine < theirs THEN mine ELSE theirs END, 4) AS inclusion, examples AS shared_works
ORDER BY shared DESC, salton DESC, work
LIMIT $limit
