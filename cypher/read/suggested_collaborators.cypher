// title: Whom might this person work with next?
// about: Co-authors of co-authors who are not co-authors yet. The score is Adamic and Adar's: a common co-author with few co-authors says more. Every term is shown; it is a pointer, not a judgement.
// kind: people
// see: Adamic and Adar, Friends and neighbors on the web, 2003; Liben-Nowell and Kleinberg 2007
// cost: two steps in the co-author network, up to a second for people with thousands of co-authors
// example: person=geran zhao~arxiv:2203.12570
// param: person string -- id of the person
// param: max_coauthors int = 500 -- do not go through people with more co-authors than this
// param: limit int = 20 -- at most this many rows
// column: person -- id of the suggested person
// column: name -- name of the suggested person
// column: score -- sum over common co-authors of 1 / ln(number of their co-authors)
// column: common -- number of common co-authors
// column: through_people -- ids of up to five of them
// column: common_topics -- topics both have works about
MATCH (ego:Person {id: $person})-[:COAUTHOR]-(between:Person)
WITH ego, between, COUNT { (between)-[:COAUTHOR]-() } AS degree
WHERE degree > 1 AND degree <= $max_coauthors
MATCH (between)-[:COAUTHOR]-(other:Person)
WHERE other.id <> ego.id AND NOT EXISTS { (ego)-[:COAUTHOR]-(other) }
WITH ego, other, between, degree
ORDER BY between.id
WITH ego, other, round(sum(1.0 / log(degree)), 9) AS raw, count(*) AS common, collect(between.id)[0..5] AS through
ORDER BY raw DESC, other.id
LIMIT $limit
WITH ego, collect({other: other, raw: raw, common: common, through: through}) AS found
WITH found, COLLECT { MATCH (ego)-[:AUTHORED]->(:Work)-[:ABOUT]->(theme:Topic) RETURN DISTINCT theme } AS mine
UNWIND found AS one
WITH one, one.other AS other, one.raw AS raw, mine
WITH one, other, raw, COUNT {
  MATCH (other)-[:AUTHORED]->(:Work)-[:ABOUT]->(theme:Topic) WHERE theme IN mine RETURN DISTINCT theme
} AS common_topics
RETURN other.id AS person, other.name AS name, round(raw, 3) AS score, one.common AS common,
  one.through AS through_people,
  common_topics AS common_topics
ORDER BY score DESC, person
