// title: How was this paper revised, and how did its size change?
// about: arXiv versions in order, with the days since the one before and the change of size. Sizes are those of the source files, where the delivery has them.
// kind: versions
// see: arXivRaw; versions in docs/model.md
// cost: the versions of one work, milliseconds
// example: paper=arxiv:2109.07270
// param: paper string -- id of the work
// param: limit int = 200 -- at most this many rows
// column: version -- id of the version
// column: number -- its number
// column: date -- when it was submitted, UTC
// column: days -- whole days since the version before
// column: size_kb -- size in kB
// column: change_kb -- change of size against the version before
// column: withdrawn -- whether this version withdraws the paper
MATCH (:Work {id: $paper})-[:HAS_VERSION]->(state:Version {kind: 'arxiv'})
OPTIONAL MATCH (before:Version)-[:NEXT]->(state)
RETURN state.id AS version, state.number AS number, state.date AS date,
  CASE WHEN size(state.date) >= 10 AND size(before.date) >= 10
    THEN duration.inDays(date(left(before.date, 10)), date(left(state.date, 10))).days END AS days,
  state.size_kb AS size_kb, state.size_kb - before.size_kb AS change_kb, coalesce(state.withdrawn, false) AS withdrawn
ORDER BY number
LIMIT $limit
