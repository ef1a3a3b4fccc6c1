// title: Take away ends of links to which no link leads any more
MATCH (r:Record)
WHERE r.id > $after AND r.id <= $until AND r.payload IS NULL AND NOT (r)-[:STATES]-()
DETACH DELETE r
