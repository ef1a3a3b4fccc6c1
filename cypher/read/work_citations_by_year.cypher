// title: Citations of a work per year
// about: By the year of the citing work, inside this graph; an empty year collects citing works without one.
// param: work string -- id of the cited work
// column: year -- year of the citing works
// column: citations -- how many works of that year cite it
// example: work=arxiv:1512.03385
MATCH (:Work {id: $work})<-[:CITES]-(citing:Work)
RETURN citing.year AS year, count(citing) AS citations
ORDER BY year
