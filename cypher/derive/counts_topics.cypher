// title: Works of topics
MATCH (t:Topic)
WHERE t.id > $after AND t.id <= $until
SET t.works = COUNT { (t)<-[:ABOUT]-(:Work) }
