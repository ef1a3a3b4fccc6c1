// title: What the mentions of a person have in common
// about: Co-authors and institutions that stand on several works of one name of the person, and citations between them: what makes mentions one person. Works of more than 100 authors are no evidence.
// param: person string -- id of the person
// param: limit int = 100 -- at most this many rows of each kind
// column: kind -- co-author, institution or citation
// column: id -- what is shared: the co-author's name in lower case, the institution, or the cited work
// column: name -- its name or title
// column: people -- of a co-author: the people who bear the name on these works
// column: works -- the works that share it, at most 100
// column: count -- how many works share it
// example: person=chongyang wang~arxiv:1811.02360
// cost: reads all works of the person with their authors and institutions
MATCH (person:Person {id: $person})
WITH person, COLLECT {
    MATCH (person)-[mine:AUTHORED WHERE mine.joins]->(work:Work)<-[theirs:AUTHORED WHERE theirs.joins]-(other:Person)
    WHERE coalesce(work.authors, 0) <= 100 AND theirs.name_key <> mine.name_key
    WITH mine.name_key AS own, theirs.name_key AS id, min(theirs.name) AS name, collect(DISTINCT other.id) AS people,
      collect(DISTINCT work.id) AS works
    WHERE size(works) > 1
    RETURN {kind: 'co-author', own: own, id: id, name: name, people: people, works: works}
    ORDER BY size(works) DESC, id, own LIMIT $limit
  } AS coauthors, COLLECT {
    MATCH (person)-[mine:AUTHORED WHERE mine.joins]->(work:Work)-[:AFFILIATED]->(institution:Institution)
    WHERE coalesce(work.authors, 0) <= 100
    WITH mine.name_key AS own, institution, collect(DISTINCT work.id) AS works
    WHERE size(works) > 1
    RETURN {kind: 'institution', own: own, id: institution.id, name: institution.name, people: [], works: works}
    ORDER BY size(works) DESC, institution.id, own LIMIT $limit
  } AS institutions, COLLECT {
    MATCH (person)-[mine:AUTHORED WHERE mine.joins]->(work:Work)-[:CITES]->(cited:Work)
    MATCH (cited)<-[also:AUTHORED WHERE also.joins]-(person)
    WHERE coalesce(work.authors, 0) <= 100 AND also.name_key = mine.name_key AND cited <> work
    WITH mine.name_key AS own, cited, collect(DISTINCT work.id) AS works
    RETURN {kind: 'citation', own: own, id: cited.id, name: cited.title, people: [], works: [cited.id] + works}
    ORDER BY size(works) DESC, cited.id, own LIMIT $limit
  } AS citations
UNWIND coauthors + institutions + citations AS item
WITH item, COLLECT { UNWIND item.people AS one RETURN one ORDER BY one } AS people,
  COLLECT { UNWIND item.works AS one RETURN one ORDER BY one LIMIT 100 } AS works
RETURN item.kind AS kind, item.id AS id, item.name AS name, people AS people, works AS works, size(item.works) AS count
ORDER BY CASE kind WHEN 'co-author' THEN 0 WHEN 'institution' THEN 1 ELSE 2 END, count DESC, id
