-- What newer exports say otherwise about old incidents.

CREATE TABLE incident_states (
  record_id VARCHAR NOT NULL,
  updated_at TIMESTAMP,
  said INTEGER NOT NULL,
  state VARCHAR NOT NULL,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT NOT NULL
);
COMMENT ON TABLE incident_states IS 'One row per state of an incident record, where exports tell more than one. Of each file the last state counts. Key: `record_id`, `row_hash`.';
COMMENT ON COLUMN incident_states.record_id IS '`incident_records.record_id`.';
COMMENT ON COLUMN incident_states.updated_at IS 'When the tool last changed it, UTC: states follow one another in this order.';
COMMENT ON COLUMN incident_states.said IS 'Fields the state fills, count: of two states of one time the fuller counts as later.';
COMMENT ON COLUMN incident_states.state IS 'The row of `incident_records` as JSON.';
COMMENT ON COLUMN incident_states.file_id IS 'File the state was first read from: `files.file_id`.';
COMMENT ON COLUMN incident_states.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN incident_states.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN incident_states.row_hash IS 'Hash of the row as the export gives it.';

CREATE TABLE restatements (
  incident_id VARCHAR,
  record_id VARCHAR NOT NULL,
  field VARCHAR NOT NULL,
  before VARCHAR,
  after VARCHAR,
  restated BOOLEAN NOT NULL,
  updated_at TIMESTAMP,
  seen_at TIMESTAMP,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE restatements IS 'One row per field of an incident record that a later state tells otherwise. Derived from `incident_states`.';
COMMENT ON COLUMN restatements.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN restatements.record_id IS '`incident_records.record_id`.';
COMMENT ON COLUMN restatements.field IS 'Column of `incident_records`.';
COMMENT ON COLUMN restatements.before IS 'What the earlier state said; NULL where it said nothing.';
COMMENT ON COLUMN restatements.after IS 'What the later state says; NULL where it says nothing any more.';
COMMENT ON COLUMN restatements.restated IS 'Whether the past was told otherwise: false where an open field was filled or the status went on.';
COMMENT ON COLUMN restatements.updated_at IS 'When the tool changed it, UTC, as far as it says.';
COMMENT ON COLUMN restatements.seen_at IS 'When the file with the later state was loaded, UTC.';
COMMENT ON COLUMN restatements.file_id IS 'File of the later state: `files.file_id`.';
COMMENT ON COLUMN restatements.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN restatements.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
