// title: Say that arXiv holds its own versions
UNWIND $rows AS row
MATCH (v:Version {id: row.id})
MERGE (s:Source {id: 'arxiv'})
ON CREATE SET s.name = 'arXiv'
MERGE (v)-[h:HOSTED_BY]->(s)
SET h.sources = row.sources
