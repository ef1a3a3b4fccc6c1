// title: Indexes that are not ready
// about: How far each one is, and whether it failed.
SHOW INDEXES YIELD name, state, populationPercent
WHERE state <> 'ONLINE'
RETURN name AS name, state AS state, populationPercent AS percent
ORDER BY name;
