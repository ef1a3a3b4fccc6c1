// title: Which works lie in most places?
// about: Copies as OpenAIRE gives them (instances), arXiv's own versions not counted.
// kind: versions
// see: HAS_VERSION in docs/model.md
// cost: reads every copy; seconds for millions
// example: limit=5
// param: limit int = 25 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: copies -- copies known here
// column: open -- those stated as open
// column: peer_reviewed -- those stated as peer-reviewed
MATCH (work:Work)-[:HAS_VERSION]->(copy:Version {kind: 'copy'})
RETURN work.id AS work, work.title AS title, count(*) AS copies,
  sum(CASE WHEN copy.access IN ['OPEN', 'OPEN SOURCE'] THEN 1 ELSE 0 END) AS open,
  sum(CASE WHEN copy.refereed = 'peerReviewed' THEN 1 ELSE 0 END) AS peer_reviewed
ORDER BY copies DESC, work
LIMIT $limit
