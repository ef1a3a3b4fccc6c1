// title: What stands around a funder
// about: Projects, and works that came from them or name the funder only, each relation ranked and cut, with its total.
// param: funder string -- id of the funder
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the funder
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the funder
// column: evidence -- what the link rests on
// example: funder=funder:ec:eu
// see: neighbourhood_items neighbourhood_second
// cost: the projects of one funder and the newest works
MATCH (funder:Funder {id: $funder})
CALL (funder) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: funder, type: '', outward: true, evidence: {}} AS item
  UNION ALL
  WITH funder, COUNT {
    MATCH (funder)-[:FUNDED]->(:Project)<-[:FUNDED_BY]-(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN DISTINCT work
  } AS total
  MATCH (funder)-[:FUNDED]->(:Project)<-[:FUNDED_BY]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH DISTINCT funder, total, work ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  WITH total, collect({node: work, type: 'PAID', outward: true, evidence: {projects: COLLECT {
    MATCH (work)-[:FUNDED_BY]->(project:Project)<-[:FUNDED]-(funder)
    RETURN project {.id, .code, .acronym, .title} ORDER BY project.id LIMIT 3
  }}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'work' AS relation, total, place, found[place] AS item
  UNION ALL
  MATCH (funder)-[:FUNDED]->(:Project)<-[:FUNDED_BY]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH DISTINCT work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  CALL (work) {
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
  WITH funder, COUNT { (funder)-[:FUNDED]->(:Project) } AS total
  MATCH (funder)-[link:FUNDED]->(node:Project)
  WITH total, node, link ORDER BY coalesce(node.start, '') DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'grant' AS relation, total, place, found[place] AS item
  UNION ALL
  WITH funder, COUNT { (funder)<-[:FUNDED_BY]-(:Work) } AS total
  MATCH (funder)<-[link:FUNDED_BY]-(node:Work)
  WITH total, node, link ORDER BY coalesce(node.cited_by, 0) DESC, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: false, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'named' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
