// title: How are two things connected?
// about: All shortest chains between any two works, people, institutions, topics, venues or projects, one row a step, each step with the sources that state it. Chains are not walked through hubs; among chains of one length those through less connected things come first.
// kind: papers
// see: docs/model.md, entity relationships
// cost: a search from both ends, 5 to 500 ms; dear when the two are far apart
// example: from=geran zhao~arxiv:2203.12570&to=ror:02jx3x895
// param: from string -- id of the thing to start from
// param: to string -- id of the thing to reach
// param: most_links int = 500 -- do not walk through things with more links than this
// param: paths int = 5 -- at most this many chains
// column: path -- number of the chain, 1 is the best
// column: step -- number of the step in its chain
// column: from_id -- id of the thing the step starts from
// column: from_labels -- its labels
// column: from_name -- its name or title
// column: relation -- type of the relationship
// column: outward -- whether it points from here to there
// column: to_id -- id of the thing the step leads to
// column: to_labels -- its labels
// column: to_name -- its name or title
// column: sources -- deliveries that state the relationship
MATCH (start:Paper|Dataset|Software|OtherProduct|Person|Institution|Topic|Venue|Project|Funder {id: $from})
MATCH (goal:Paper|Dataset|Software|OtherProduct|Person|Institution|Topic|Venue|Project|Funder {id: $to})
WITH start, goal
WHERE start <> goal
MATCH chain = ALL SHORTEST (start)
  (()-[:AUTHORED|CITES|AFFILIATED|ABOUT|PUBLISHED_IN|RELATED|FUNDED_BY|FUNDED|TAKES_PART|PART_OF]-(next)
    WHERE next.id = $to OR COUNT { (next)--() } <= $most_links
  ){1,6}
  (goal)
WITH nodes(chain) AS things, relationships(chain) AS links
ORDER BY reduce(sum = 0, one IN things[1..-1] | sum + COUNT { (one)--() }), [one IN things | one.id]
LIMIT $paths
WITH collect({things: things, links: links}) AS chains
UNWIND range(0, size(chains) - 1) AS number
UNWIND range(0, size(chains[number].links) - 1) AS at
WITH number, at, chains[number].things[at] AS here, chains[number].things[at + 1] AS next,
     chains[number].links[at] AS link
RETURN number + 1 AS path, at + 1 AS step,
  here.id AS from_id, labels(here) AS from_labels, coalesce(here.title, here.name, here.label, here.id) AS from_name,
  type(link) AS relation, startNode(link) = here AS outward,
  next.id AS to_id, labels(next) AS to_labels, coalesce(next.title, next.name, next.label, next.id) AS to_name,
  link.sources AS sources
ORDER BY path, step
