// title: People of the same name
// about: A name alone joins nobody; these share the normalised name and no evidence.
// param: name string -- normalised name: lower case, no accents
// param: after_works int = 2147483647 -- works of the last row already seen
// param: after_id string = '' -- id of the last row already seen
// param: limit int = 25 -- at most this many rows
// column: id -- id of the person
// column: name -- name
// column: identity -- how the person is known: orcid, source, evidence or single
// column: works -- how many works
// column: first_year -- year of the first work
// column: last_year -- year of the latest work
// column: topic -- topic of most of the works
// column: institution -- institution of most of the works
// example: name=geran zhao
MATCH (person:Person {name_key: $name})
WITH person, coalesce(person.works, 0) AS works
WHERE works < $after_works OR (works = $after_works AND person.id > $after_id)
WITH person, works
ORDER BY works DESC, person.id
LIMIT $limit
WITH person, works,
  COLLECT {
    MATCH (person)-[:AUTHORED]->(work:Work)-[:ABOUT]->(topic:Topic)
    WITH topic, count(DISTINCT work) AS about ORDER BY about DESC, topic.id LIMIT 1
    RETURN topic.label
  }[0] AS topic,
  COLLECT {
    MATCH (person)-[:AUTHORED]->(work:Work)-[:AFFILIATED]->(institution:Institution)
    WITH institution, count(DISTINCT work) AS there ORDER BY there DESC, institution.id LIMIT 1
    RETURN institution.name
  }[0] AS institution
RETURN person.id AS id, person.name AS name, person.identity AS identity, works AS works,
  person.first_year AS first_year, person.last_year AS last_year, topic AS topic, institution AS institution
ORDER BY works DESC, id
