// title: How does one work lead to another through citations?
// about: All shortest chains in which each work cites the next, one row a step; chains through less cited works come first.
// kind: papers
// see: CITES in docs/model.md; main-path ideas of Hummon and Doreian 1989
// cost: a search from both ends, milliseconds to a second
// example: from=arxiv:2109.07270&to=arxiv:1409.1556
// param: from string -- id of the citing work to start from
// param: to string -- id of the cited work to reach
// param: max_cited int = 100000 -- do not walk through works cited more often than this
// param: paths int = 5 -- at most this many chains
// column: path -- number of the chain
// column: step -- number of the step in its chain
// column: citing_work -- id of the citing work
// column: citing_title -- its title
// column: citing_year -- its year
// column: cited_work -- id of the cited work
// column: cited_title -- its title
// column: cited_year -- its year
MATCH chain = ALL SHORTEST (start:Work {id: $from})
  ((:Work)-[:CITES]->(next:Work) WHERE coalesce(next.cited_by, 0) <= $max_cited OR next.id = $to){1,8}
  (goal:Work {id: $to})
WHERE $from <> $to
WITH nodes(chain) AS works
ORDER BY reduce(sum = 0, one IN works[1..-1] | sum + coalesce(one.cited_by, 0)), [one IN works | one.id]
LIMIT $paths
WITH collect(works) AS chains
UNWIND range(0, size(chains) - 1) AS number
UNWIND range(0, size(chains[number]) - 2) AS at
WITH number, at, chains[number][at] AS citing, chains[number][at + 1] AS cited
RETURN number + 1 AS path, at + 1 AS step, citing.id AS citing_work, citing.title AS citing_title,
  citing.year AS citing_year, cited.id AS cited_work, cited.title AS cited_title, cited.year AS cited_year
ORDER BY path, step
