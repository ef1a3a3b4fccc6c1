// title: Which topics grew most, measured against an earlier period?
// about: Compares a topic's share of the works before a year with its share from that year on. Growth is the later share divided by the earlier, with one work added to both counts so that new topics do not divide by nothing.
// kind: topics
// see: a plain relative of burst detection (Kleinberg 2002); the smoothing is Laplace's
// cost: reads every topic link of the years chosen; seconds for millions
// example: split=2019
// param: split int -- first year of the later period
// param: from_year int = 0 -- first year of the earlier period
// param: to_year int = 9999 -- last year of the later period
// param: scheme string = 'keyword' -- scheme of the topics: arxiv, keyword, fos, sdg; empty for all
// param: least int = 3 -- only topics with at least this many works in both periods together
// param: limit int = 25 -- at most this many rows
// column: topic -- id of the topic
// column: label -- name of the topic
// column: before -- works of the earlier period
// column: after -- works of the later period
// column: growth -- later share divided by earlier share
CALL () {
  MATCH (any:Work) WHERE any.year >= $from_year AND any.year < $split RETURN count(any) AS all_before
}
CALL () {
  MATCH (any:Work) WHERE any.year >= $split AND any.year <= $to_year RETURN count(any) AS all_after
}
MATCH (theme:Topic)<-[link:ABOUT]-(:Work)
WHERE ($scheme = '' OR theme.scheme = $scheme) AND link.year >= $from_year AND link.year <= $to_year
WITH all_before, all_after, theme, sum(CASE WHEN link.year < $split THEN 1 ELSE 0 END) AS before,
  sum(CASE WHEN link.year >= $split THEN 1 ELSE 0 END) AS after
WHERE before + after >= $least
RETURN theme.id AS topic, theme.label AS label, before AS before, after AS after,
  round((1.0 * (after + 1) / (all_after + 1)) / (1.0 * (before + 1) / (all_before + 1)), 3) AS growth
ORDER BY growth DESC, after DESC, topic
LIMIT $limit
