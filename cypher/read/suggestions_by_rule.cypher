// title: How many suggestions and conflicts are there, by rule?
// about: One row for each rule, with how many pairs it found and its strongest pair.
// kind: quality
// see: suggestions
// cost: looks at every suggestion; seconds for millions
// example: limit=10
// param: limit int = 20 -- at most this many rows
// column: rule -- which rule
// column: kind -- Paper, Person and so on
// column: pairs -- pairs found by it
// column: least_score -- lowest score
// column: most_score -- highest score
MATCH (first)-[link:MAYBE_SAME]->()
WITH link, [label IN labels(first) WHERE label <> 'Work'][0] AS kind
RETURN link.rule AS rule, kind AS kind, count(*) AS pairs, min(link.score) AS least_score, max(link.score) AS most_score
ORDER BY pairs DESC, rule, kind
LIMIT $limit
