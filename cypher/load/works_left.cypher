// title: Works that nothing describes just now and that are not gone yet
// about: A record that goes to such a key meets what earlier ones have left there.
UNWIND $works AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w) AND w:Loose
RETURN row.label AS label, row.work AS work
