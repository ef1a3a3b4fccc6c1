// title: Works that are there although none of these records describes them
// about: A record that comes to such a key meets what earlier ones have left there, or have yet to take away.
UNWIND $works AS row
MATCH (w:Work {id: row.work})
WHERE row.label IN labels(w)
RETURN row.label AS label, row.work AS work
