// title: Mentions of people that are by themselves, with all of the same name in the same author list
// about: What decides about a name that never joins is only whether it stands in one list twice. The coalesce keeps the search within the list: the index would find all works of each name.
UNWIND $ids AS id
MATCH (:Person {id: id})-[own:AUTHORED]->(w:Work)
WHERE NOT coalesce(own.joins, false) AND own.strong IS NULL
WITH w, collect(DISTINCT own.name_key) AS names
MATCH (p:Person)-[a:AUTHORED]->(w)
WHERE coalesce(a.name_key, '') IN names
RETURN a.name_key AS name, p.id AS person, labels(w) AS labels, w.id AS work, w.authors AS authors,
       a.position AS position, a.name AS printed, a.given AS given, a.family AS family, a.collective AS collective,
       a.sources AS sources, a.joins AS joins, a.strong AS strong, a.homonym AS homonym, a.evidence AS evidence,
       p:Dirty AS waits
