-- Tables of the warehouse. Comments are the data dictionary: data/README.md is generated from them.
-- Keys are kept by the loader's merge and checked by tests, not by indexes, which cost more than the load itself.
-- All times are UTC in TIMESTAMP; all durations are seconds, `_s`.

CREATE TABLE files (
  file_id VARCHAR NOT NULL,
  sha256 VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR,
  mapping_hash VARCHAR,
  bytes BIGINT NOT NULL,
  status VARCHAR NOT NULL,
  code VARCHAR,
  reason VARCHAR,
  rows_read BIGINT NOT NULL,
  loaded BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  rejected BIGINT NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE files IS 'One row per export file offered to `load`, taken or refused. Key: `file_id`.';
COMMENT ON COLUMN files.file_id IS 'First twelve hexadecimal digits of the SHA-256 of the file''s bytes.';
COMMENT ON COLUMN files.sha256 IS 'SHA-256 of the file''s bytes, hexadecimal.';
COMMENT ON COLUMN files.name IS 'Path below the folder that was loaded.';
COMMENT ON COLUMN files.kind IS 'Source that read the file; NULL where none recognised it.';
COMMENT ON COLUMN files.mapping_hash IS 'Hash of the configuration the file was read under.';
COMMENT ON COLUMN files.bytes IS 'Size on disk, bytes.';
COMMENT ON COLUMN files.status IS '`loaded` or `refused`.';
COMMENT ON COLUMN files.code IS 'Machine code of the refusal.';
COMMENT ON COLUMN files.reason IS 'Message of the refusal.';
COMMENT ON COLUMN files.rows_read IS 'Records in the file, counted apart from reading them.';
COMMENT ON COLUMN files.loaded IS 'Records that were new.';
COMMENT ON COLUMN files.updated IS 'Records that replaced an older state.';
COMMENT ON COLUMN files.unchanged IS 'Records already known, or older than what is known.';
COMMENT ON COLUMN files.rejected IS 'Records that could not be taken; each is in `rejects`.';
COMMENT ON COLUMN files.loaded_at IS 'When the file was loaded, UTC.';

CREATE TABLE loads (
  load_id VARCHAR NOT NULL,
  started_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  folder VARCHAR
);
COMMENT ON TABLE loads IS 'One row per run of `load`. A run without an end was cut short: load again. Key: `load_id`.';
COMMENT ON COLUMN loads.load_id IS 'Time the run began and a random part.';
COMMENT ON COLUMN loads.started_at IS 'Began, UTC.';
COMMENT ON COLUMN loads.finished_at IS 'All files offered and the derived tables rebuilt, UTC; NULL while running or when cut short.';
COMMENT ON COLUMN loads.folder IS 'Name of the folder that was loaded.';

CREATE TABLE rejects (
  scope VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  field VARCHAR,
  value VARCHAR,
  reason VARCHAR NOT NULL,
  raw VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE rejects IS 'One row per record or field that could not be taken.';
COMMENT ON COLUMN rejects.scope IS '`record`: the whole record was left out; `field`: the record was kept with this field NULL.';
COMMENT ON COLUMN rejects.code IS 'Machine code of the reason.';
COMMENT ON COLUMN rejects.field IS 'Field that is wrong.';
COMMENT ON COLUMN rejects.value IS 'Offending text as it stands in the file.';
COMMENT ON COLUMN rejects.reason IS 'What is wrong, in words.';
COMMENT ON COLUMN rejects.raw IS 'The record as it stands in the file, at most 4,000 characters.';
COMMENT ON COLUMN rejects.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN rejects.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN rejects.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';

CREATE TABLE checks (
  check_name VARCHAR NOT NULL,
  suspect BOOLEAN NOT NULL,
  entity_table VARCHAR NOT NULL,
  entity_id VARCHAR NOT NULL,
  field VARCHAR,
  value VARCHAR,
  message VARCHAR NOT NULL,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE checks IS 'One row per suspect value or row that was kept. Rebuilt after every load.';
COMMENT ON COLUMN checks.check_name IS 'Which check: `resolved_before_start`, `missing_acknowledgement`, ...';
COMMENT ON COLUMN checks.suspect IS 'Whether the row is left out of the headline "without suspect rows".';
COMMENT ON COLUMN checks.entity_table IS 'Table of the row.';
COMMENT ON COLUMN checks.entity_id IS 'Key of the row.';
COMMENT ON COLUMN checks.field IS 'Column that is wrong or missing.';
COMMENT ON COLUMN checks.value IS 'What it holds.';
COMMENT ON COLUMN checks.message IS 'The defect in words.';
COMMENT ON COLUMN checks.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN checks.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN checks.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';

CREATE TABLE incident_records (
  record_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  vendor VARCHAR NOT NULL,
  vendor_id VARCHAR NOT NULL,
  incident_id VARCHAR,
  external_ref VARCHAR,
  title VARCHAR,
  summary VARCHAR,
  status VARCHAR,
  status_raw VARCHAR,
  severity TINYINT,
  severity_raw VARCHAR,
  incident_type VARCHAR,
  team VARCHAR,
  service VARCHAR,
  started_at TIMESTAMP,
  detected_at TIMESTAMP,
  declared_at TIMESTAMP,
  acknowledged_at TIMESTAMP,
  mitigated_at TIMESTAMP,
  resolved_at TIMESTAMP,
  updated_at TIMESTAMP,
  stated_acknowledge_s DOUBLE,
  stated_resolve_s DOUBLE,
  auto_resolved BOOLEAN,
  url VARCHAR,
  extra VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE incident_records IS 'One row per record of an incident in one tool''s export. Key: `record_id`.';
COMMENT ON COLUMN incident_records.record_id IS '`source:vendor_id`.';
COMMENT ON COLUMN incident_records.source IS 'Source or mapping that read it.';
COMMENT ON COLUMN incident_records.vendor IS 'Tool the id belongs to; one vendor and id in two exports is one incident.';
COMMENT ON COLUMN incident_records.vendor_id IS 'Id in that tool, always text.';
COMMENT ON COLUMN incident_records.incident_id IS 'Incident it was linked to: `incidents.incident_id`.';
COMMENT ON COLUMN incident_records.external_ref IS 'Id or URL of the same incident in another tool.';
COMMENT ON COLUMN incident_records.title IS 'Title as written.';
COMMENT ON COLUMN incident_records.summary IS 'Longer text as written.';
COMMENT ON COLUMN incident_records.status IS '`open`, `acknowledged`, `mitigated`, `resolved` or `cancelled`.';
COMMENT ON COLUMN incident_records.status_raw IS 'Status in the tool''s own word.';
COMMENT ON COLUMN incident_records.severity IS '1 worst to 5; NULL where no mapping tells.';
COMMENT ON COLUMN incident_records.severity_raw IS 'Severity, priority or impact in the tool''s own word.';
COMMENT ON COLUMN incident_records.incident_type IS '`incident`, `maintenance`, `test` or the tool''s own word.';
COMMENT ON COLUMN incident_records.team IS 'Team that owned it.';
COMMENT ON COLUMN incident_records.service IS 'Service it was raised on, canonical name.';
COMMENT ON COLUMN incident_records.started_at IS 'Impact began, UTC.';
COMMENT ON COLUMN incident_records.detected_at IS 'First noticed, UTC.';
COMMENT ON COLUMN incident_records.declared_at IS 'Opened in the tool, UTC.';
COMMENT ON COLUMN incident_records.acknowledged_at IS 'First person answered, UTC.';
COMMENT ON COLUMN incident_records.mitigated_at IS 'Impact ended, UTC.';
COMMENT ON COLUMN incident_records.resolved_at IS 'Closed, UTC.';
COMMENT ON COLUMN incident_records.updated_at IS 'Last change known to the tool, UTC: the newer state wins.';
COMMENT ON COLUMN incident_records.stated_acknowledge_s IS 'Seconds to acknowledgement as the tool states them.';
COMMENT ON COLUMN incident_records.stated_resolve_s IS 'Seconds to resolution as the tool states them.';
COMMENT ON COLUMN incident_records.auto_resolved IS 'Closed by a timeout or the monitor, not by a person.';
COMMENT ON COLUMN incident_records.url IS 'Address in the tool.';
COMMENT ON COLUMN incident_records.extra IS 'Columns of the export that have no place here, as JSON.';
COMMENT ON COLUMN incident_records.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN incident_records.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN incident_records.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN incident_records.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE incident_services (
  record_id VARCHAR NOT NULL,
  service VARCHAR NOT NULL,
  service_raw VARCHAR,
  incident_id VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE incident_services IS 'One row per service named by a record of an incident. Key: `record_id`, `service`.';
COMMENT ON COLUMN incident_services.record_id IS '`incident_records.record_id`.';
COMMENT ON COLUMN incident_services.service IS 'Canonical name: `services.service`.';
COMMENT ON COLUMN incident_services.service_raw IS 'Name in the export.';
COMMENT ON COLUMN incident_services.incident_id IS '`incidents.incident_id`, by way of the record.';
COMMENT ON COLUMN incident_services.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN incident_services.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN incident_services.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN incident_services.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE incident_events (
  event_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  record_id VARCHAR,
  postmortem_id VARCHAR,
  incident_id VARCHAR,
  position INTEGER,
  occurred_at TIMESTAMP,
  occurred_at_raw VARCHAR,
  kind VARCHAR,
  actor_id VARCHAR,
  text VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE incident_events IS 'One row per dated event in the story of an incident. Key: `event_id`.';
COMMENT ON COLUMN incident_events.event_id IS '`source:id`, or `postmortem_id#position`.';
COMMENT ON COLUMN incident_events.source IS 'Source that read it.';
COMMENT ON COLUMN incident_events.record_id IS '`incident_records.record_id`, where the event belongs to one.';
COMMENT ON COLUMN incident_events.postmortem_id IS '`postmortems.postmortem_id`, where the event stands in its timeline.';
COMMENT ON COLUMN incident_events.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN incident_events.position IS 'Order inside its record or document, from 1.';
COMMENT ON COLUMN incident_events.occurred_at IS 'When, UTC; NULL where the text gives no time that can be placed.';
COMMENT ON COLUMN incident_events.occurred_at_raw IS 'Time as written.';
COMMENT ON COLUMN incident_events.kind IS '`trigger`, `acknowledge`, `escalate`, `notify`, `annotate`, `resolve`, `note` or the tool''s own word.';
COMMENT ON COLUMN incident_events.actor_id IS '`people.person_id`; NULL for machines.';
COMMENT ON COLUMN incident_events.text IS 'What happened, as written.';
COMMENT ON COLUMN incident_events.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN incident_events.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN incident_events.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN incident_events.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE incidents (
  incident_id VARCHAR NOT NULL,
  records INTEGER NOT NULL,
  title VARCHAR,
  summary VARCHAR,
  status VARCHAR,
  severity TINYINT,
  severity_raw VARCHAR,
  incident_type VARCHAR,
  team VARCHAR,
  service VARCHAR,
  started_at TIMESTAMP,
  detected_at TIMESTAMP,
  declared_at TIMESTAMP,
  acknowledged_at TIMESTAMP,
  mitigated_at TIMESTAMP,
  resolved_at TIMESTAMP,
  is_censored BOOLEAN NOT NULL,
  censored_at TIMESTAMP,
  censor_reason VARCHAR,
  cause_category VARCHAR,
  trigger_category VARCHAR,
  url VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE incidents IS 'One row per real incident, after linking. Rebuilt after every load. Key: `incident_id`.';
COMMENT ON COLUMN incidents.incident_id IS '`record_id` of its leading record.';
COMMENT ON COLUMN incidents.records IS 'Records linked to it.';
COMMENT ON COLUMN incidents.title IS 'Title of the leading record.';
COMMENT ON COLUMN incidents.summary IS 'Summary of the first record that has one.';
COMMENT ON COLUMN incidents.status IS '`open`, `acknowledged`, `mitigated`, `resolved` or `cancelled`.';
COMMENT ON COLUMN incidents.severity IS '1 worst to 5; NULL where no record tells.';
COMMENT ON COLUMN incidents.severity_raw IS 'Severity in the tool''s own word.';
COMMENT ON COLUMN incidents.incident_type IS '`incident`, `maintenance`, `test` or the tool''s own word.';
COMMENT ON COLUMN incidents.team IS 'Owning team.';
COMMENT ON COLUMN incidents.service IS 'Service it was raised on; all services are in `incident_services`.';
COMMENT ON COLUMN incidents.started_at IS 'Impact began; declaration where no tool says when impact began, UTC.';
COMMENT ON COLUMN incidents.detected_at IS 'First noticed, UTC.';
COMMENT ON COLUMN incidents.declared_at IS 'First opened in a tool, UTC.';
COMMENT ON COLUMN incidents.acknowledged_at IS 'First person answered, UTC.';
COMMENT ON COLUMN incidents.mitigated_at IS 'Impact ended, UTC.';
COMMENT ON COLUMN incidents.resolved_at IS 'Closed, UTC.';
COMMENT ON COLUMN incidents.is_censored IS 'Its end was not seen: the duration is a lower bound.';
COMMENT ON COLUMN incidents.censored_at IS 'Last moment it was known to go on, UTC; NULL unless censored.';
COMMENT ON COLUMN incidents.censor_reason IS 'Why the end was not seen: `open` or `no resolution time`.';
COMMENT ON COLUMN incidents.cause_category IS 'Cause, as people labelled it.';
COMMENT ON COLUMN incidents.trigger_category IS 'Trigger, as people labelled it.';
COMMENT ON COLUMN incidents.url IS 'Address in the leading tool.';
COMMENT ON COLUMN incidents.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN incidents.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN incidents.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';

CREATE TABLE alerts (
  alert_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  vendor_id VARCHAR,
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

CREATE TABLE changes (
  change_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  vendor_id VARCHAR,
  kind VARCHAR NOT NULL,
  service VARCHAR,
  environment VARCHAR,
  title VARCHAR,
  status VARCHAR,
  status_raw VARCHAR,
  started_at TIMESTAMP,
  finished_at TIMESTAMP,
  author_id VARCHAR,
  ref VARCHAR,
  sha VARCHAR,
  url VARCHAR,
  updated_at TIMESTAMP,
  extra VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE changes IS 'One row per change to production: deployment, configuration, flag, commit, dependency update. Key: `change_id`.';
COMMENT ON COLUMN changes.change_id IS '`source:id`.';
COMMENT ON COLUMN changes.source IS 'Source or mapping that read it.';
COMMENT ON COLUMN changes.vendor_id IS 'Id in the tool.';
COMMENT ON COLUMN changes.kind IS '`deployment`, `config`, `flag`, `commit`, `dependency`, `migration`, `infrastructure`.';
COMMENT ON COLUMN changes.service IS 'Canonical name.';
COMMENT ON COLUMN changes.environment IS '`production`, `staging`, ...';
COMMENT ON COLUMN changes.title IS 'What was changed, as written.';
COMMENT ON COLUMN changes.status IS '`success`, `failed`, `in_progress`, `cancelled` or NULL.';
COMMENT ON COLUMN changes.status_raw IS 'Outcome in the tool''s own word.';
COMMENT ON COLUMN changes.started_at IS 'Began, UTC.';
COMMENT ON COLUMN changes.finished_at IS 'Took effect, UTC.';
COMMENT ON COLUMN changes.author_id IS '`people.person_id`.';
COMMENT ON COLUMN changes.ref IS 'Branch, tag or version.';
COMMENT ON COLUMN changes.sha IS 'Commit.';
COMMENT ON COLUMN changes.url IS 'Address in the tool.';
COMMENT ON COLUMN changes.updated_at IS 'Last change known to the tool, UTC.';
COMMENT ON COLUMN changes.extra IS 'Columns without a place here, as JSON.';
COMMENT ON COLUMN changes.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN changes.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN changes.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN changes.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE change_statuses (
  change_id VARCHAR NOT NULL,
  reported_at TIMESTAMP NOT NULL,
  status VARCHAR NOT NULL,
  status_raw VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE change_statuses IS 'One row per state a tool reported for a change. The latest gives `changes.status` and `finished_at`. Key: `change_id`, `reported_at`, `status_raw`.';
COMMENT ON COLUMN change_statuses.change_id IS '`changes.change_id`.';
COMMENT ON COLUMN change_statuses.reported_at IS 'When the tool reported it, UTC.';
COMMENT ON COLUMN change_statuses.status IS '`success`, `failed`, `in_progress` or `cancelled`.';
COMMENT ON COLUMN change_statuses.status_raw IS 'State in the tool''s own word.';
COMMENT ON COLUMN change_statuses.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN change_statuses.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN change_statuses.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN change_statuses.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE messages (
  message_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  channel VARCHAR,
  thread_id VARCHAR,
  sent_at TIMESTAMP,
  author_id VARCHAR,
  is_bot BOOLEAN,
  text VARCHAR,
  incident_id VARCHAR,
  updated_at TIMESTAMP,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE messages IS 'One row per chat message or spoken line. Key: `message_id`.';
COMMENT ON COLUMN messages.message_id IS '`source:channel:id`.';
COMMENT ON COLUMN messages.source IS 'Source or mapping that read it.';
COMMENT ON COLUMN messages.channel IS 'Channel or meeting.';
COMMENT ON COLUMN messages.thread_id IS '`message_id` of the first message of its thread; NULL outside threads.';
COMMENT ON COLUMN messages.sent_at IS 'Said, UTC.';
COMMENT ON COLUMN messages.author_id IS '`people.person_id`; NULL for machines.';
COMMENT ON COLUMN messages.is_bot IS 'Written by an integration.';
COMMENT ON COLUMN messages.text IS 'Text, mentions as pseudonyms.';
COMMENT ON COLUMN messages.incident_id IS '`incidents.incident_id` of the channel.';
COMMENT ON COLUMN messages.updated_at IS 'Last edit, UTC.';
COMMENT ON COLUMN messages.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN messages.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN messages.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN messages.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE metric_series (
  series_id UBIGINT NOT NULL,
  source VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  service VARCHAR,
  labels VARCHAR NOT NULL,
  unit VARCHAR,
  first_at TIMESTAMP,
  last_at TIMESTAMP
);
COMMENT ON TABLE metric_series IS 'One row per metric series: a name and its labels. Key: `series_id`.';
COMMENT ON COLUMN metric_series.series_id IS 'Hash of source, name and labels.';
COMMENT ON COLUMN metric_series.source IS 'Source or mapping that read it.';
COMMENT ON COLUMN metric_series.name IS 'Metric name.';
COMMENT ON COLUMN metric_series.service IS 'Canonical name, from the labels.';
COMMENT ON COLUMN metric_series.labels IS 'Labels as JSON, keys sorted.';
COMMENT ON COLUMN metric_series.unit IS 'Unit, where the export gives one.';
COMMENT ON COLUMN metric_series.first_at IS 'First sample, UTC.';
COMMENT ON COLUMN metric_series.last_at IS 'Last sample, UTC.';

CREATE TABLE metric_points (
  series_id UBIGINT NOT NULL,
  sampled_at TIMESTAMP NOT NULL,
  value DOUBLE,
  file_id VARCHAR,
  record INTEGER,
  position INTEGER
);
COMMENT ON TABLE metric_points IS 'One row per sample of a metric series.';
COMMENT ON COLUMN metric_points.series_id IS '`metric_series.series_id`.';
COMMENT ON COLUMN metric_points.sampled_at IS 'When, UTC.';
COMMENT ON COLUMN metric_points.value IS 'Sample; may be NaN or infinite as the tool wrote it.';
COMMENT ON COLUMN metric_points.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN metric_points.record IS 'Position of its series in the file, from 0, or physical line of its record in a table.';
COMMENT ON COLUMN metric_points.position IS 'Position of the sample in its series, from 0; NULL in a table.';

CREATE TABLE log_templates (
  template_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  service VARCHAR,
  level VARCHAR,
  template VARCHAR NOT NULL,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE log_templates IS 'One row per shape of log line. Key: `template_id`.';
COMMENT ON COLUMN log_templates.template_id IS 'Hash of source, service and template.';
COMMENT ON COLUMN log_templates.source IS 'Source that read it.';
COMMENT ON COLUMN log_templates.service IS 'Canonical name.';
COMMENT ON COLUMN log_templates.level IS '`error`, `warning`, `info`, ...';
COMMENT ON COLUMN log_templates.template IS 'Line with its variable parts masked.';
COMMENT ON COLUMN log_templates.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN log_templates.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN log_templates.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';

CREATE TABLE log_counts (
  template_id VARCHAR NOT NULL,
  minute TIMESTAMP NOT NULL,
  lines BIGINT NOT NULL,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE log_counts IS 'One row per log template and minute. Key: `template_id`, `minute`.';
COMMENT ON COLUMN log_counts.template_id IS '`log_templates.template_id`.';
COMMENT ON COLUMN log_counts.minute IS 'Start of the minute, UTC.';
COMMENT ON COLUMN log_counts.lines IS 'Log lines in it, count.';
COMMENT ON COLUMN log_counts.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN log_counts.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN log_counts.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';

CREATE TABLE postmortems (
  postmortem_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  title VARCHAR,
  date DATE,
  zone VARCHAR,
  started_at TIMESTAMP,
  resolved_at TIMESTAMP,
  status VARCHAR,
  summary VARCHAR,
  url VARCHAR,
  incident_ref VARCHAR,
  incident_id VARCHAR,
  missing VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE postmortems IS 'One row per postmortem document. Key: `postmortem_id`.';
COMMENT ON COLUMN postmortems.postmortem_id IS 'Hash of the document''s path.';
COMMENT ON COLUMN postmortems.source IS 'Source that read it.';
COMMENT ON COLUMN postmortems.title IS 'Title as written.';
COMMENT ON COLUMN postmortems.date IS 'Day of the incident, in the document''s zone.';
COMMENT ON COLUMN postmortems.zone IS 'Zone its times are written in, IANA name; NULL where it names none.';
COMMENT ON COLUMN postmortems.started_at IS 'First time it gives for the incident, UTC.';
COMMENT ON COLUMN postmortems.resolved_at IS 'Last time it gives, UTC.';
COMMENT ON COLUMN postmortems.status IS 'Status as written.';
COMMENT ON COLUMN postmortems.summary IS 'Summary as written.';
COMMENT ON COLUMN postmortems.url IS 'Address, where it gives one.';
COMMENT ON COLUMN postmortems.incident_ref IS 'Id or URL of an incident it names.';
COMMENT ON COLUMN postmortems.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN postmortems.missing IS 'What it does not tell (`title`, `date`, `timeline`) and why, as text; NULL when all is there.';
COMMENT ON COLUMN postmortems.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN postmortems.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN postmortems.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN postmortems.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE postmortem_sections (
  postmortem_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  heading VARCHAR,
  kind VARCHAR,
  text VARCHAR NOT NULL,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE postmortem_sections IS 'One row per headed section of a postmortem. Key: `postmortem_id`, `position`.';
COMMENT ON COLUMN postmortem_sections.postmortem_id IS '`postmortems.postmortem_id`.';
COMMENT ON COLUMN postmortem_sections.position IS 'Order in the document, from 1.';
COMMENT ON COLUMN postmortem_sections.heading IS 'Heading as written; NULL before the first.';
COMMENT ON COLUMN postmortem_sections.kind IS '`summary`, `impact`, `root_cause`, `trigger`, `detection`, `resolution`, `timeline`, `action_items`, `lessons` or `other`.';
COMMENT ON COLUMN postmortem_sections.text IS 'Text in Markdown, as written.';
COMMENT ON COLUMN postmortem_sections.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN postmortem_sections.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN postmortem_sections.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN postmortem_sections.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE action_items (
  action_item_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  postmortem_id VARCHAR,
  incident_ref VARCHAR,
  incident_id VARCHAR,
  title VARCHAR NOT NULL,
  kind VARCHAR,
  status VARCHAR,
  status_raw VARCHAR,
  owner_id VARCHAR,
  team VARCHAR,
  priority VARCHAR,
  reference VARCHAR,
  created_at TIMESTAMP,
  due_at TIMESTAMP,
  completed_at TIMESTAMP,
  updated_at TIMESTAMP,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE action_items IS 'One row per thing somebody said should be done after an incident. Key: `action_item_id`.';
COMMENT ON COLUMN action_items.action_item_id IS '`source:id`, or `postmortem_id#position`.';
COMMENT ON COLUMN action_items.source IS 'Source or mapping that read it.';
COMMENT ON COLUMN action_items.postmortem_id IS '`postmortems.postmortem_id`.';
COMMENT ON COLUMN action_items.incident_ref IS 'Vendor id of its incident.';
COMMENT ON COLUMN action_items.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN action_items.title IS 'What is to be done, as written.';
COMMENT ON COLUMN action_items.kind IS '`prevent`, `mitigate`, `detect`, `process` or the document''s own word.';
COMMENT ON COLUMN action_items.status IS '`open`, `done`, `cancelled` or NULL.';
COMMENT ON COLUMN action_items.status_raw IS 'Status as written.';
COMMENT ON COLUMN action_items.owner_id IS '`people.person_id`.';
COMMENT ON COLUMN action_items.team IS 'Owning team.';
COMMENT ON COLUMN action_items.priority IS 'Priority as written.';
COMMENT ON COLUMN action_items.reference IS 'Ticket id or URL as written.';
COMMENT ON COLUMN action_items.created_at IS 'Noted, UTC.';
COMMENT ON COLUMN action_items.due_at IS 'Due, UTC.';
COMMENT ON COLUMN action_items.completed_at IS 'Done, UTC.';
COMMENT ON COLUMN action_items.updated_at IS 'Last change known, UTC.';
COMMENT ON COLUMN action_items.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN action_items.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN action_items.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN action_items.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE services (
  service VARCHAR NOT NULL,
  team VARCHAR,
  tier VARCHAR,
  source VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE services IS 'One row per service. Key: `service`.';
COMMENT ON COLUMN services.service IS 'Canonical name.';
COMMENT ON COLUMN services.team IS 'Owning team.';
COMMENT ON COLUMN services.tier IS 'Tier or criticality as written.';
COMMENT ON COLUMN services.source IS 'Source that named it.';
COMMENT ON COLUMN services.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN services.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN services.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN services.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE people (
  person_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  vendor_id VARCHAR,
  name VARCHAR,
  email VARCHAR,
  team VARCHAR,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR,
  row_hash UBIGINT
);
COMMENT ON TABLE people IS 'One row per person known to a tool. The only table that holds names. Key: `person_id`.';
COMMENT ON COLUMN people.person_id IS 'Pseudonym, stable between loads: `person-` and ten hexadecimal digits.';
COMMENT ON COLUMN people.source IS 'Source that named the person.';
COMMENT ON COLUMN people.vendor_id IS 'Id in the tool.';
COMMENT ON COLUMN people.name IS 'Name in the tool.';
COMMENT ON COLUMN people.email IS 'E-mail address.';
COMMENT ON COLUMN people.team IS 'Team.';
COMMENT ON COLUMN people.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN people.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN people.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
COMMENT ON COLUMN people.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';

CREATE TABLE labels (
  entity_table VARCHAR NOT NULL,
  entity_id VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  decided_at TIMESTAMP,
  file_id VARCHAR,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE labels IS 'One row per decision of a person about a row: cause, trigger, family. Key: `entity_table`, `entity_id`, `label`.';
COMMENT ON COLUMN labels.entity_table IS 'Table of the row.';
COMMENT ON COLUMN labels.entity_id IS 'Key of the row.';
COMMENT ON COLUMN labels.label IS 'What is decided: `cause`, `trigger`, `family`.';
COMMENT ON COLUMN labels.value IS 'The decision.';
COMMENT ON COLUMN labels.decided_at IS 'When, UTC.';
COMMENT ON COLUMN labels.file_id IS 'File the row comes from: `files.file_id`.';
COMMENT ON COLUMN labels.line IS 'Physical line in that file, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN labels.path IS 'JSON path inside the file, such as `$.incidents[17]`; NULL for lines of text.';
CREATE VIEW counted_incidents AS
SELECT *
FROM incidents
WHERE (incident_type IS NULL OR incident_type = 'incident')
  AND (status IS NULL OR status <> 'cancelled')
  AND started_at IS NOT NULL;
COMMENT ON VIEW counted_incidents IS 'One row per incident every question counts: no tests, no maintenance, nothing cancelled, and a known start.';
