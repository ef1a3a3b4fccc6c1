// title: How many things still have to be looked at
MATCH (e:Loose)
RETURN count(e) AS left
