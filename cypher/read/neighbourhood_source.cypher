// title: What stands around a source
// about: Works it holds or states, by themselves or by a version, their topics, and who provides it, each relation ranked and cut, with its total.
// param: source string -- id of the source
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the source
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the source
// column: evidence -- what the link rests on
// example: source=arxiv
// see: neighbourhood_items neighbourhood_second
// cost: the works of one source; a source of millions runs into the time limit
MATCH (source:Source {id: $source})
CALL (source) {
  CALL (source) {
    MATCH (source)<-[link:HOSTED_BY|COLLECTED_FROM]-(work:Work)
    RETURN work, link
    LIMIT 20 * $hub
    UNION ALL
    MATCH (source)<-[link:HOSTED_BY|COLLECTED_FROM]-(:Version)<-[:HAS_VERSION]-(work:Work)
    RETURN work, link
    LIMIT 20 * $hub
  }
  WITH work, link ORDER BY type(link) DESC, toString(link.sources[0])
  WITH work, collect(link) AS links
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH work, any(link IN links WHERE type(link) = 'HOSTED_BY') AS hosted, head([link IN links | link.sources]) AS said
  ORDER BY coalesce(work.cited_by, 0) DESC, work.id
  RETURN collect({node: work, type: CASE WHEN hosted THEN 'HOSTED_BY' ELSE 'COLLECTED_FROM' END, outward: false,
    evidence: {sources: said}}) AS held
}
WITH source, held, [item IN held[..$hub] | item.node] AS works
CALL (source, works) {
  UNWIND works AS work
  MATCH (work)-[:ABOUT]->(topic:Topic)
  WITH topic AS node, work ORDER BY coalesce(work.year, 0) DESC, work.id
  WITH node, count(DISTINCT work) AS papers, collect(DISTINCT work {.id, .title, .year})[..3] AS examples,
    min(work.year) AS first_year, max(work.year) AS last_year
  ORDER BY papers DESC, last_year DESC, node.id
  RETURN collect({node: node, type: 'COVERS', outward: true, evidence: {
    papers: papers, first_year: first_year, last_year: last_year, works: examples
  }}) AS topics
}
WITH [
  {relation: 'focus', total: 1, found: [{node: source, type: '', outward: true, evidence: {looked_at: size(works)}}]},
  {relation: 'work', total: size(held), found: held[..$limit]},
  {relation: 'topic', total: size(topics), found: topics[..$limit]},
  {relation: 'provider', total: COUNT { (source)-[:PROVIDED_BY]->(:Institution) }, found: COLLECT {
    MATCH (source)-[link:PROVIDED_BY]->(node:Institution)
    RETURN {node: node, type: type(link), outward: true, evidence: link {.sources}}
    ORDER BY node.name, node.id LIMIT $limit
  }}
] AS relations
UNWIND relations AS one
UNWIND range(0, size(one.found) - 1) AS place
WITH one, place, one.found[place] AS item
RETURN one.relation AS relation, one.total AS total,
  place AS place, head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
