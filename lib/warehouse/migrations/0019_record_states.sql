-- Alerts and changes that exports tell otherwise under one id are kept as incidents are.

ALTER TABLE incident_states RENAME TO record_states;
ALTER TABLE record_states ADD COLUMN table_name VARCHAR DEFAULT 'incident_records';
COMMENT ON TABLE record_states IS 'One row per state of an incident record, an alert or a change, where exports tell more than one. Of each file the last state counts. Key: `table_name`, `record_id`, `row_hash`.';
COMMENT ON COLUMN record_states.table_name IS '`incident_records`, `alerts` or `changes`.';
COMMENT ON COLUMN record_states.record_id IS '`incident_records.record_id`, `alerts.alert_id` or `changes.change_id`.';
COMMENT ON COLUMN record_states.said IS 'Fields the state fills, count: of two states of one time the fuller counts as later. 0 for changes whose outcome stands in `change_statuses`.';
COMMENT ON COLUMN record_states.state IS 'The row of that table as JSON, without the outcome of a change that `change_statuses` tells.';
ALTER TABLE restatements ADD COLUMN table_name VARCHAR DEFAULT 'incident_records';
ALTER TABLE restatements ADD COLUMN dated BOOLEAN;
COMMENT ON COLUMN restatements.dated IS 'Whether both states say when the tool changed them; else nobody knows which is the later, and of the last two the one that is kept counts as it.';
COMMENT ON TABLE restatements IS 'One row per field of an incident record, an alert or a change that a later state tells otherwise. Derived from `record_states`.';
COMMENT ON COLUMN restatements.table_name IS '`incident_records`, `alerts` or `changes`.';
COMMENT ON COLUMN restatements.incident_id IS '`incidents.incident_id`; NULL for alerts and changes.';
COMMENT ON COLUMN restatements.record_id IS '`incident_records.record_id`, `alerts.alert_id` or `changes.change_id`.';
COMMENT ON COLUMN restatements.field IS 'Column of that table.';
COMMENT ON COLUMN restatements.restated IS 'Whether the past was told otherwise: false where an open field was filled or the status went on; of alerts and changes also where a state says nothing of the field.';
COMMENT ON COLUMN restatements.seen_at IS 'When the second of the two states was loaded, UTC.';
