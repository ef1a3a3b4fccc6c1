// title: Works of institutions
MATCH (i:Institution)
WHERE i.id > $after AND i.id <= $until
SET i.works = COUNT { (i)<-[:AFFILIATED]-(:Work) }
