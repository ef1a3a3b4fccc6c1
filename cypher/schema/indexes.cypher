// title: What pages and loads look things up by
// about: Range indexes on keys, years and citations (with the id, so that long lists are walked in order), on relationships where the node can be a hub, and two full-text indexes for the search box.
CREATE INDEX work_id IF NOT EXISTS FOR (n:Work) ON (n.id);
CREATE INDEX work_year IF NOT EXISTS FOR (n:Work) ON (n.year);
CREATE INDEX work_year_id IF NOT EXISTS FOR (n:Work) ON (n.year, n.id);
CREATE INDEX work_cited_by IF NOT EXISTS FOR (n:Work) ON (n.cited_by, n.id);
CREATE INDEX work_title_key IF NOT EXISTS FOR (n:Work) ON (n.title_key);
CREATE INDEX person_name_key IF NOT EXISTS FOR (n:Person) ON (n.name_key);
CREATE INDEX authored_name_key IF NOT EXISTS FOR ()-[r:AUTHORED]-() ON (r.name_key);
CREATE INDEX about_year IF NOT EXISTS FOR ()-[r:ABOUT]-() ON (r.year);
CREATE INDEX affiliated_year IF NOT EXISTS FOR ()-[r:AFFILIATED]-() ON (r.year);
CREATE FULLTEXT INDEX work_text IF NOT EXISTS FOR (n:Work) ON EACH [n.title, n.abstract] OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}};
CREATE FULLTEXT INDEX name_text IF NOT EXISTS FOR (n:Person|Institution|Topic|Venue|Source|Project|Funder) ON EACH [n.name, n.label, n.title, n.short, n.alternative_names, n.acronym, n.name_key] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
