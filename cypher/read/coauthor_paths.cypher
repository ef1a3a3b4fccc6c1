// title: How are two people connected through co-authors?
// about: All shortest chains of co-authors, one row a step, each with the works that make it. Among chains of one length the one whose weakest step has most joint works comes first. Very productive people and works with many authors can be left out.
// kind: people
// see: Newman, The structure of scientific collaboration networks, 2001; docs/model.md, COAUTHOR
// cost: a search from both ends, 5 to 100 ms; dear when the two are far apart
// example: from=geran zhao~arxiv:2203.12570&to=ali mollahosseini~arxiv:1511.04110
// param: from string -- id of the person to start from
// param: to string -- id of the person to reach
// param: max_authors int = 100 -- a step needs a joint work with at most this many authors
// param: max_works int = 1000 -- do not walk through people with more works than this
// param: paths int = 5 -- at most this many chains
// param: evidence int = 5 -- at most this many works shown for a step
// column: path -- number of the chain, 1 is the best
// column: step -- number of the step in its chain
// column: from_person -- id of the person the step starts from
// column: from_name -- name of that person
// column: to_person -- id of the person the step leads to
// column: to_name -- name of that person
// column: papers -- joint works of the two
// column: evidence_works -- ids of the newest of them
MATCH chain = ALL SHORTEST (start:Person {id: $from})
  ((here:Person)-[link:COAUTHOR]-(next:Person)
    WHERE (coalesce(next.works, 0) <= $max_works OR next.id = $to)
      AND ($max_authors >= 100 OR EXISTS {
        (here)-[:AUTHORED]->(shared:Work WHERE shared.authors <= $max_authors)<-[:AUTHORED]-(next)
      })
  ){1,6}
  (goal:Person {id: $to})
WHERE $from <> $to
WITH nodes(chain) AS people, [one IN link | one.papers] AS strengths
ORDER BY reduce(weakest = strengths[0], one IN strengths | CASE WHEN one < weakest THEN one ELSE weakest END) DESC,
  [one IN people | one.id]
LIMIT $paths
WITH collect(people) AS chains
UNWIND range(0, size(chains) - 1) AS number
UNWIND range(0, size(chains[number]) - 2) AS at
WITH number, at, chains[number][at] AS here, chains[number][at + 1] AS next
WITH number, at, here, next,
  COUNT {
    MATCH (here)-[:AUTHORED]->(shared:Work)<-[:AUTHORED]-(next) WHERE shared.authors <= $max_authors
  } AS papers,
  COLLECT {
    MATCH (here)-[:AUTHORED]->(shared:Work)<-[:AUTHORED]-(next) WHERE shared.authors <= $max_authors
    RETURN shared.id ORDER BY coalesce(shared.year, 0) DESC, shared.id LIMIT $evidence
  } AS evidence
RETURN number + 1 AS path, at + 1 AS step, here.id AS from_person, here.name AS from_name, next.id AS to_person,
  next.name AS to_name, papers AS papers, evidence AS evidence_works
ORDER BY path, step
