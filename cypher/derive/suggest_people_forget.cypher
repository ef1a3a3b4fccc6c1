// title: Forget suggestions about people before they are made anew
MATCH (p:Person)-[m:MAYBE_SAME]->(:Person)
WHERE p.id > $after AND p.id <= $until
DELETE m
