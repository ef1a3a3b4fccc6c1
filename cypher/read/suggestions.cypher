// title: What may be the same and was not merged?
// about: Suggestions with rule, score and evidence, works and people alike: same titles, name variants, identifiers that would merge too much. Nothing is merged by them.
// kind: quality
// see: MAYBE_SAME and identity of works in docs/model.md
// cost: looks at every suggestion; seconds for millions
// example: limit=10
// param: rule string = '' -- only suggestions of this rule; empty for all
// param: limit int = 50 -- at most this many rows
// column: one -- id of a thing
// column: one_name -- its title or name
// column: other -- id of the other thing
// column: other_name -- its title or name
// column: kind -- Paper, Person and so on
// column: rule -- which rule found it
// column: score -- how strong the evidence is, from 0 to 1
// column: evidence -- what speaks for it
MATCH (first)-[link:MAYBE_SAME]->(second)
WHERE $rule = '' OR link.rule = $rule
RETURN first.id AS one, coalesce(first.title, first.name, first.label) AS one_name, second.id AS other,
  coalesce(second.title, second.name, second.label) AS other_name,
  [label IN labels(first) WHERE label <> 'Work'][0] AS kind, link.rule AS rule, link.score AS score,
  link.evidence AS evidence
ORDER BY score DESC, one, other
LIMIT $limit
