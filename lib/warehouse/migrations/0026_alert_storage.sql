-- Keys of alerts are all different: to try each way of storing them took a twelfth of the time of loading alerts.

CREATE TABLE compressed_alerts (
  alert_id VARCHAR USING COMPRESSION fsst NOT NULL,
  source VARCHAR NOT NULL,
  vendor_id VARCHAR USING COMPRESSION fsst,
  service VARCHAR,
  rule VARCHAR,
  title VARCHAR,
  severity TINYINT,
  severity_raw VARCHAR,
  status VARCHAR,
  started_at TIMESTAMP,
  acknowledged_at TIMESTAMP,
  resolved_at TIMESTAMP,
  incident_ref VARCHAR,
  incident_id VARCHAR,
  updated_at TIMESTAMP,
  extra VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
INSERT INTO compressed_alerts FROM alerts;
DROP TABLE alerts;
ALTER TABLE compressed_alerts RENAME TO alerts;
COMMENT ON TABLE alerts IS 'One row per alert of a monitoring or paging tool. Key: `alert_id`.';
COMMENT ON COLUMN alerts.alert_id IS '`source:id`.';
COMMENT ON COLUMN alerts.source IS 'Source or mapping that read it.';
COMMENT ON COLUMN alerts.vendor_id IS 'Id in the tool.';
COMMENT ON COLUMN alerts.service IS 'Canonical name.';
COMMENT ON COLUMN alerts.rule IS 'Rule, monitor or alert key that fired.';
COMMENT ON COLUMN alerts.title IS 'Text of the alert.';
COMMENT ON COLUMN alerts.severity IS '1 worst to 5.';
COMMENT ON COLUMN alerts.severity_raw IS 'Severity in the tool''s own word.';
COMMENT ON COLUMN alerts.status IS 'Status in the tool''s own word.';
COMMENT ON COLUMN alerts.started_at IS 'Fired, UTC.';
COMMENT ON COLUMN alerts.acknowledged_at IS 'Acknowledged, UTC.';
COMMENT ON COLUMN alerts.resolved_at IS 'Cleared, UTC.';
COMMENT ON COLUMN alerts.incident_ref IS 'Vendor id of the incident it was grouped into.';
COMMENT ON COLUMN alerts.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN alerts.updated_at IS 'Last change known to the tool, UTC.';
COMMENT ON COLUMN alerts.extra IS 'Columns without a place here, as JSON.';
COMMENT ON COLUMN alerts.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN alerts.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN alerts.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN alerts.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';
