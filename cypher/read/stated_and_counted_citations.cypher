// title: How do citation counts stated by a source compare with those counted here?
// about: A source counts citations from everywhere, this graph only those between its own works: the ratio says how much of the citing literature is here.
// kind: quality
// see: indicators in docs/model.md; citation count of BIP! in the OpenAIRE Graph
// cost: reads every work; a second for a million
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: stated -- citations as stated by the source
// column: stated_by -- which delivery says so
// column: counted -- works in this graph that cite it
// column: ratio -- counted / stated
MATCH (work:Work)
WHERE work.stated_citations IS NOT NULL
WITH work, COUNT { (work)<-[:CITES]-() } AS counted
RETURN work.id AS work, work.title AS title, toInteger(work.stated_citations) AS stated, work.stated_by AS stated_by,
  counted AS counted,
  CASE WHEN work.stated_citations > 0 THEN round(1.0 * counted / work.stated_citations, 3) END AS ratio
ORDER BY stated DESC, work
LIMIT $limit
