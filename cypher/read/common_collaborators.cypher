// title: Who has written with both of these people?
// about: Common neighbours of two people in the co-author network, the ones with the strongest weaker tie first.
// kind: people
// see: Liben-Nowell and Kleinberg, The link-prediction problem for social networks, 2007
// cost: the co-authors of both, milliseconds
// example: one=geran zhao~arxiv:2203.12570&other=xiaotian li~arxiv:2203.12570
// param: one string -- id of a person
// param: other string -- id of the other person
// param: limit int = 50 -- at most this many rows
// column: person -- id of the common co-author
// column: name -- name of the common co-author
// column: with_one -- joint works with the first person
// column: with_other -- joint works with the other person
MATCH (:Person {id: $one})-[first:COAUTHOR]-(between:Person)-[second:COAUTHOR]-(:Person {id: $other})
RETURN between.id AS person, between.name AS name, first.papers AS with_one, second.papers AS with_other
ORDER BY CASE WHEN with_one < with_other THEN with_one ELSE with_other END DESC, with_one + with_other DESC, person
LIMIT $limit
