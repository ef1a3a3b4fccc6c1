// title: The mentions to which a source asserts an ORCID
MATCH (p:Person)-[a:AUTHORED]->(w:Work)
WHERE a.orcid_state = 'asserted'
RETURN labels(w) AS labels, w.id AS work, a.position AS position, a.name_key AS name, p.id AS person,
       a.orcid AS label
