// title: Which papers have most arXiv versions?
// about: Versions known here; a delivery can have gaps in the list, so the highest number is shown beside the count.
// kind: versions
// see: arXivRaw; versions in docs/model.md
// cost: reads every version; seconds for millions
// example: limit=5
// param: limit int = 25 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: versions -- arXiv versions known here
// column: highest -- highest version number
// column: first_date -- date of the earliest known version
// column: last_date -- date of the latest known version
MATCH (work:Work)-[:HAS_VERSION]->(state:Version {kind: 'arxiv'})
WITH work, count(*) AS versions, max(state.number) AS highest, min(state.date) AS first_date, max(state.date) AS last_date
RETURN work.id AS work, work.title AS title, versions AS versions, highest AS highest, first_date AS first_date,
  last_date AS last_date
ORDER BY versions DESC, highest DESC, work
LIMIT $limit
