// title: Which topics occur together most, and is that more than chance?
// about: Pairs of topics of one scheme on the same work. Lift compares with independent topics: 1 is chance, 2 is twice as often. Works without a year are left out.
// kind: topics
// see: co-word analysis, Callon et al. 1983; association strength as in VOSviewer, times the number of works
// cost: all pairs of topics on all works of the years chosen; seconds for a million works: choose years
// example: scheme=keyword&least=5
// param: scheme string = 'keyword' -- scheme of both topics: arxiv, keyword, fos, sdg
// param: from_year int = 0 -- only works of this year or later
// param: to_year int = 9999 -- only works of this year or earlier
// param: least int = 2 -- only pairs with at least this many works
// param: limit int = 50 -- at most this many rows
// column: one_topic -- id of a topic
// column: one_label -- its name
// column: other_topic -- id of the other topic
// column: other_label -- its name
// column: works -- works about both
// column: lift -- works times all works about any topic of the scheme, divided by the product of both topics' works
MATCH (one:Topic {scheme: $scheme})<-[link:ABOUT]-(work:Work)-[:ABOUT]->(other:Topic {scheme: $scheme})
WHERE one.id < other.id AND link.year >= $from_year AND link.year <= $to_year
WITH one, other, count(*) AS works
WHERE works >= $least
WITH one, other, works
ORDER BY works DESC, one.id, other.id
LIMIT $limit
WITH collect({one: one, other: other, works: works}) AS pairs
CALL () {
  MATCH (any:Work)
  WHERE any.year >= $from_year AND any.year <= $to_year AND EXISTS { (any)-[:ABOUT]->(:Topic {scheme: $scheme}) }
  RETURN count(any) AS total
}
UNWIND pairs AS pair
WITH pair, total, pair.one AS one, pair.other AS other
WITH pair, total, one, other,
  COUNT { (one)<-[link:ABOUT]-(:Work) WHERE link.year >= $from_year AND link.year <= $to_year } AS ones,
  COUNT { (other)<-[link:ABOUT]-(:Work) WHERE link.year >= $from_year AND link.year <= $to_year } AS others
RETURN one.id AS one_topic, one.label AS one_label, other.id AS other_topic, other.label AS other_label,
  pair.works AS works, round(1.0 * pair.works * total / (1.0 * ones * others), 3) AS lift
ORDER BY works DESC, one_topic, other_topic
