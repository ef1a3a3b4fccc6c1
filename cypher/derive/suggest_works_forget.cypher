// title: Forget suggestions about works before they are made anew
MATCH (w:Work)-[m:MAYBE_SAME]->(:Work)
WHERE w.id > $after AND w.id <= $until
DELETE m
