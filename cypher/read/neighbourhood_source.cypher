// title: What stands around a source
// about: Works it holds or states, by themselves or by a version, their topics, and who provides it, each relation ranked and cut, with its total. Of a very large source only so many links are looked at.
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
// cost: up to 100,000 links of one source each way
MATCH (source:Source {id: $source})
CALL (source) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: source, type: '', outward: true, evidence: {
    links: COUNT { (source)<-[:HOSTED_BY|COLLECTED_FROM]-() }
  }} AS item
  UNION ALL
  CALL (source) {
    MATCH (source)<-[:HOSTED_BY|COLLECTED_FROM]-(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN work LIMIT 20 * $hub
    UNION
    MATCH (source)<-[:HOSTED_BY|COLLECTED_FROM]-(:Version)<-[:HAS_VERSION]-(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN work LIMIT 20 * $hub
  }
  WITH source, work ORDER BY coalesce(work.cited_by, 0) DESC, work.id
  WITH source, count(work) AS total, collect(work)[..$limit] AS top
  UNWIND range(0, size(top) - 1) AS place
  WITH source, total, place, top[place] AS work
  RETURN 'work' AS relation, total, place, {
    node: work,
    type: CASE
      WHEN EXISTS { (work)-[:HOSTED_BY]->(source) } OR EXISTS { (work)-[:HAS_VERSION]->()-[:HOSTED_BY]->(source) }
      THEN 'HOSTED_BY' ELSE 'COLLECTED_FROM'
    END,
    outward: false,
    evidence: {sources: head(COLLECT {
      MATCH (work)-[:HAS_VERSION]->{0,1}()-[link:HOSTED_BY|COLLECTED_FROM]->(source)
      RETURN link.sources ORDER BY type(link) DESC, link.sources[0] LIMIT 1
    })}
  } AS item
  UNION ALL
  CALL (source) {
    MATCH (source)<-[:HOSTED_BY|COLLECTED_FROM]-(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN work LIMIT 20 * $hub
    UNION
    MATCH (source)<-[:HOSTED_BY|COLLECTED_FROM]-(:Version)<-[:HAS_VERSION]-(work:Work)
    WHERE $since <= coalesce(work.year, 0) <= $until
    RETURN work LIMIT 20 * $hub
  }
  WITH work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  CALL (work) {
    MATCH (work)-[:ABOUT]->(topic:Topic)
    RETURN topic AS node, 'topic' AS relation, 'COVERS' AS type, true AS outward
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
  WITH source, COUNT { (source)-[:PROVIDED_BY]->(:Institution) } AS total
  MATCH (source)-[link:PROVIDED_BY]->(node:Institution)
  WITH total, node, link ORDER BY node.name, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'provider' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
