-- Kinds of incidents that come again, kept from one export to the next.

CREATE TABLE families (
  family_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  terms VARCHAR[] NOT NULL,
  medoid_incident_id VARCHAR,
  incidents INTEGER NOT NULL,
  stability DOUBLE,
  decided_by VARCHAR NOT NULL,
  first_at TIMESTAMP,
  last_at TIMESTAMP
);
COMMENT ON TABLE families IS 'One row per family: incidents that tell of the same kind of failure. Derived after every load; identities stay. Key: `family_id`.';
COMMENT ON COLUMN families.family_id IS 'Stays while most of its incidents stay together; made of its first members, not of the time of loading.';
COMMENT ON COLUMN families.name IS 'Its key terms, or the name people gave it in `data/labels/families.yaml`.';
COMMENT ON COLUMN families.terms IS 'At most three key terms, strongest first, as the incidents write them; each stands in at least three of its incidents.';
COMMENT ON COLUMN families.medoid_incident_id IS 'The incident most like all others of the family: `incidents.incident_id`; NULL while it has none.';
COMMENT ON COLUMN families.incidents IS 'Incidents in it, count.';
COMMENT ON COLUMN families.stability IS 'How much of it comes back when incidents are drawn anew: mean of the best Jaccard index over bootstrap draws, 0 to 1; unstable below 0.6. NULL where people listed its incidents or it was not tried.';
COMMENT ON COLUMN families.decided_by IS '`found`: as the texts have it; `people`: named, merged or split in `data/labels/families.yaml`.';
COMMENT ON COLUMN families.first_at IS 'Start of its first incident, UTC.';
COMMENT ON COLUMN families.last_at IS 'Start of its last incident, UTC.';

CREATE TABLE incident_families (
  incident_id VARCHAR NOT NULL,
  family_id VARCHAR,
  decided_by VARCHAR NOT NULL,
  closeness DOUBLE,
  reason VARCHAR NOT NULL
);
COMMENT ON TABLE incident_families IS 'One row per incident of `counted_incidents`, with the family it belongs to or none. Derived after every load. Key: `incident_id`.';
COMMENT ON COLUMN incident_families.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN incident_families.family_id IS '`families.family_id`; NULL: in no family.';
COMMENT ON COLUMN incident_families.decided_by IS '`found`: as the texts have it; `people`: by `data/labels/families.yaml`.';
COMMENT ON COLUMN incident_families.closeness IS 'Cosine with the centre of its family, or with the nearest one where it is in none, 0 to 1; NULL where its text is too thin or there is no family.';
COMMENT ON COLUMN incident_families.reason IS '`member`, `alone` (like no family enough), `too_thin` (too few words), `pinned`, `merged`, `split` or `none` (by people).';

CREATE TABLE family_history (
  seen_at TIMESTAMP NOT NULL,
  family_id VARCHAR NOT NULL,
  event VARCHAR NOT NULL,
  from_ids VARCHAR[] NOT NULL,
  detail VARCHAR NOT NULL
);
COMMENT ON TABLE family_history IS 'One row per thing that happened to a family when exports or decisions changed. Nothing is ever taken from it.';
COMMENT ON COLUMN family_history.seen_at IS 'When it was seen, UTC.';
COMMENT ON COLUMN family_history.family_id IS '`families.family_id`; a family that is gone has no row there.';
COMMENT ON COLUMN family_history.event IS '`new`, `split`, `merged`, `gone` or `renamed`.';
COMMENT ON COLUMN family_history.from_ids IS 'Families it came of: the one it split from, those merged into it, none for `new`.';
COMMENT ON COLUMN family_history.detail IS 'What happened, in words.';
