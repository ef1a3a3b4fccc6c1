// title: What has been derived
MATCH (d:Derivation)
RETURN d.id AS name, d.finished AS finished, d.made_from AS made_from
ORDER BY name
