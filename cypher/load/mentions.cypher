// title: All mentions of names that can belong to others
// about: With $alone those instead that are by themselves whatever the others are: initials and bodies without an identifier.
UNWIND $names AS name
MATCH (p:Person)-[a:AUTHORED {name_key: name}]->(w:Work)
WHERE (coalesce(a.joins, false) OR a.strong IS NOT NULL) <> $alone
RETURN name AS name, p.id AS person, labels(w) AS labels, w.id AS work, w.authors AS authors, a.position AS position,
       a.name AS printed, a.given AS given, a.family AS family, a.collective AS collective, a.sources AS sources,
       a.joins AS joins, a.strong AS strong, a.homonym AS homonym, a.evidence AS evidence, p:Dirty AS waits
