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
  MATCH (funder)-[:FUNDED]->(:Project)<-[:FUNDED_BY]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH DISTINCT work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  RETURN collect(work) AS works
}
CALL (funder) {
  MATCH (funder)-[:FUNDED]->(:Project)<-[:FUNDED_BY]-(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  RETURN count(DISTINCT work) AS all_works
}
CALL (funder, works) {
  UNWIND works AS work
  MATCH (work)-[:ABOUT]->(topic:Topic)
  WITH topic AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'WORKS_ON', outward: true, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS topics
}
CALL (funder, works) {
  UNWIND works AS work
  MATCH (work)-[:FUNDED_BY]->(project:Project)<-[:FUNDED]-(funder)
  WITH work, project ORDER BY project.id
  WITH work, collect(project {.id, .code, .acronym, .title})[..3] AS projects
  ORDER BY coalesce(work.cited_by, 0) DESC, work.id
  RETURN collect({node: work, type: 'PAID', outward: true, evidence: {projects: projects}}) AS paid
}
WITH [
  {relation: 'focus', total: 1, found: [{node: funder, type: '', outward: true, evidence: {looked_at: size(works)}}]},
  {relation: 'grant', total: COUNT { (funder)-[:FUNDED]->(:Project) }, found: COLLECT {
    MATCH (funder)-[link:FUNDED]->(node:Project)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY coalesce(node.start, '') DESC, node.id LIMIT $limit
  }},
  {relation: 'work', total: all_works, found: paid[..$limit]},
  {relation: 'named', total: COUNT { (funder)<-[:FUNDED_BY]-(:Work) }, found: COLLECT {
    MATCH (funder)<-[link:FUNDED_BY]-(node:Work)
    RETURN {node: node, type: type(link), outward: false, evidence: link {.sources}}
    ORDER BY coalesce(node.cited_by, 0) DESC, node.id LIMIT $limit
  }},
  {relation: 'topic', total: size(topics), found: topics[..$limit]}
] AS relations
UNWIND relations AS one
UNWIND range(0, size(one.found) - 1) AS place
WITH one, place, one.found[place] AS item
RETURN one.relation AS relation, one.total AS total,
  place AS place, head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
