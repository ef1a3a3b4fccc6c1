// title: How many mentions bear each of these names
UNWIND $names AS name
RETURN name AS name, COUNT { (:Person)-[:AUTHORED {name_key: name}]->(:Work) } AS mentions
