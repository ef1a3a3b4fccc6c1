// title: What stands around a person
// about: Works, close collaborators, topics and institutions, each relation ranked and cut, with its total. Collaborators are counted through works of at most 100 authors; topics through all works. Institutions only where a source says so of the person.
// param: person string -- id of the person
// param: limit int = 60 -- at most this many of each relation
// param: since int = 0 -- works of this year and later; above 0, works without a year are left out
// param: until int = 9999 -- works of this year and earlier
// param: hub int = 5000 -- counts rest on at most this many works, the newest first
// column: relation -- how it stands to the person
// column: total -- how many stand in this relation
// column: place -- rank within the relation, from 0
// column: kind -- label of the item
// column: id -- its id
// column: name -- its name or title
// column: type -- relationship, or name of what was counted
// column: outward -- whether the link leads away from the person
// column: evidence -- what the link rests on
// example: person=orcid:0000-0003-4435-3780
// see: neighbourhood_items neighbourhood_second
// cost: the works of one person and their authors
MATCH (person:Person {id: $person})
CALL (person) {
  RETURN 'focus' AS relation, 1 AS total, 0 AS place, {node: person, type: '', outward: true, evidence: {
    left_out: COUNT {
      MATCH (person)-[:AUTHORED]->(work:Work)
      WHERE $since <= coalesce(work.year, 0) <= $until AND COUNT { (work)<-[:AUTHORED]-() } > 100
    }
  }} AS item
  UNION ALL
  WITH person, COUNT {
    MATCH (person)-[:AUTHORED]->(work:Work) WHERE $since <= coalesce(work.year, 0) <= $until
  } AS total
  MATCH (person)-[link:AUTHORED]->(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH total, work, link ORDER BY coalesce(work.cited_by, 0) DESC, work.id LIMIT $limit
  WITH total, collect({
    node: work, type: type(link), outward: true, evidence: link {.sources, .position, .name}
  }) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'work' AS relation, total, place, found[place] AS item
  UNION ALL
  MATCH (person)-[:AUTHORED]->(work:Work)
  WHERE $since <= coalesce(work.year, 0) <= $until
  WITH person, work ORDER BY coalesce(work.year, 0) DESC, work.id LIMIT $hub
  CALL (person, work) {
    MATCH (work)<-[:AUTHORED]-(other:Person)
    WHERE other <> person AND COUNT { (work)<-[:AUTHORED]-() } <= 100
    RETURN other AS node, 'collaborator' AS relation, 'COAUTHOR' AS type, true AS outward
    UNION ALL
    MATCH (work)-[:ABOUT]->(topic:Topic)
    RETURN topic AS node, 'topic' AS relation, 'WRITES_ABOUT' AS type, true AS outward
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
  WITH person, COUNT { (person)-[:AFFILIATED]->(:Institution) } AS total
  MATCH (person)-[link:AFFILIATED]->(node:Institution)
  WITH total, node, link ORDER BY node.name, node.id LIMIT $limit
  WITH total, collect({node: node, type: type(link), outward: true, evidence: link {.sources}}) AS found
  UNWIND range(0, size(found) - 1) AS place
  RETURN 'institution' AS relation, total, place, found[place] AS item
}
RETURN relation AS relation, total AS total, place AS place,
  head([label IN labels(item.node) WHERE label <> 'Work']) AS kind, item.node.id AS id,
  coalesce(item.node.title, item.node.name, item.node.label) AS name, item.type AS type, item.outward AS outward,
  item.evidence AS evidence
ORDER BY relation, place
