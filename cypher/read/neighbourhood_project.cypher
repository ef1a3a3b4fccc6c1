// title: What stands around a project
// about: Works, their authors and topics, who pays and who takes part, each relation ranked and cut, with its total.
// param: project string -- id of the project
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the project
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the project
// column: evidence -- what the link rests on
// example: project=oaire:corda__h2020::ff1884f0bb0deda43e205cf7c40d7bc2
// see: neighbourhood_items neighbourhood_second
// cost: the works of one grant and what hangs on them
MATCH (project:Project {id: $project})
CALL (project) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: project, type: '', outward: true, evidence: {}} AS item
  UNION ALL
  WITH project, COUNT {
    MATCH (project)<-[:FUNDED_BY]-(work:Work) WHERE $since <= coalesce(work.year, 0) <= $until
  } AS total
  MATCH (project)<-[link:FUNDED_BY]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH total, work, link ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  WITH total, collect({node: work, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'work' AS relation, total, place, found[place] AS item
  UNION ALL
  MATCH (project)<-[:FUNDED_BY]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  CALL (work) {
    MATCH (work)<-[:AUTHORED]-(author:Person)
    WHERE COUNT { (work)<-[:AUTHORED]-() } <= 100
    RETURN author AS node, 'author' AS relation, 'CONTRIBUTED' AS type, false AS outward
    UNION ALL
    MATCH (work)-[:ABOUT]->(topic:Topic)
    RETURN topic AS node, 'topic' AS relation, 'WORKS_ON' AS type, true AS outward
  }
  WITH relation, type, outward, node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH relation, type, outward, node, count(DISTINCT work) AS papers,
    collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  WITH relation, count(*) AS total, collect({node: node, type: type, outward: outward, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }})[..$limit] AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN relation, total, place, found[place] AS item
  UNION ALL
  WITH project, COUNT { (project)<-[:FUNDED]-(:Funder) } AS total
  MATCH (project)<-[link:FUNDED]-(node:Funder)
  WITH total, node, link ORDER BY node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'funder' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH project, COUNT { (project)<-[:TAKES_PART]-(:Institution) } AS total
  MATCH (project)<-[link:TAKES_PART]-(node:Institution)
  WITH total, node, link ORDER BY node.name, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'participant' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
