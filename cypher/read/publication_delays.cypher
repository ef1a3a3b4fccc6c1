// title: How long did it take from preprint to publication?
// about: Earliest known arXiv version against the earliest peer-reviewed copy of the same work. Many publication dates are only years: then the delay is in years and the days are empty.
// kind: versions
// see: refereed and date of Version in docs/model.md; time from preprint to publication as in Larivière et al. 2014
// cost: reads the versions of every work on arXiv; seconds for millions
// example: limit=10
// param: limit int = 50 -- at most this many rows
// column: work -- id of the work
// column: title -- its title
// column: preprint -- date of the earliest known arXiv version
// column: published -- earliest date of a peer-reviewed copy
// column: years -- difference of the years
// column: days -- whole days between the two, where both dates are full
MATCH (work:Work)-[:HAS_VERSION]->(first:Version {kind: 'arxiv'})
WITH work, min(first.date) AS preprint
MATCH (work)-[:HAS_VERSION]->(copy:Version {kind: 'copy'})
WHERE copy.refereed = 'peerReviewed' AND copy.date IS NOT NULL
WITH work, preprint, min(copy.date) AS published
WHERE preprint IS NOT NULL
RETURN work.id AS work, work.title AS title, preprint AS preprint, published AS published,
  toInteger(left(published, 4)) - toInteger(left(preprint, 4)) AS years,
  CASE WHEN size(published) >= 10 AND size(preprint) >= 10
    THEN duration.inDays(date(left(preprint, 10)), date(left(published, 10))).days END AS days
ORDER BY years DESC, coalesce(days, 0) DESC, work
LIMIT $limit
