// title: Under which licences are copies and versions given out, year by year?
// about: Licences as stated for each copy and arXiv version, by the year of its date. Most copies state none; they are the empty row of their year.
// kind: openness
// see: license of Version in docs/model.md
// cost: reads every version; seconds for millions
// example: from_year=2018
// param: from_year int = 0 -- first year
// param: to_year int = 9999 -- last year
// param: limit int = 500 -- at most this many rows
// column: year -- year of the version's date
// column: license -- licence as stated, empty where none is
// column: versions -- copies and versions with it
// column: works -- different works
MATCH (work:Work)-[:HAS_VERSION]->(state:Version)
WHERE state.date IS NOT NULL
WITH toIntegerOrNull(left(state.date, 4)) AS year, state.license AS license, state, work
WHERE year >= $from_year AND year <= $to_year
RETURN year AS year, license AS license, count(DISTINCT state) AS versions, count(DISTINCT work) AS works
ORDER BY year, versions DESC, coalesce(license, '')
LIMIT $limit
