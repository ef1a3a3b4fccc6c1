// title: Citations and references of works, citations by year too
// about: Counts of the CITES relationships in this graph, whatever a source states beside them.
MATCH (w:Work)
WHERE w.id > $after AND w.id <= $until
WITH w, COLLECT {
  MATCH (w)<-[c:CITES]-(:Work)
  WHERE c.year IS NOT NULL
  WITH c.year AS year, count(*) AS citations
  ORDER BY year
  RETURN [year, citations]
} AS by_year
SET w.cited_by = COUNT { (w)<-[:CITES]-(:Work) },
    w.references = COUNT { (w)-[:CITES]->(:Work) },
    w.cited_years = CASE WHEN by_year = [] THEN null ELSE [pair IN by_year | pair[0]] END,
    w.cited_per_year = CASE WHEN by_year = [] THEN null ELSE [pair IN by_year | pair[1]] END
