-- What a load needs to merge counts of log lines: the hash of the row, as in every other table a source fills.

ALTER TABLE log_templates ADD COLUMN row_hash UBIGINT;
COMMENT ON COLUMN log_templates.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';
COMMENT ON TABLE log_templates IS 'One row per shape of log line of one log, level and service. Key: `template_id`.';
COMMENT ON COLUMN log_templates.template_id IS 'Hash of source, log, service, level and template. A log is a file without the marks of its rotation.';
COMMENT ON COLUMN log_templates.service IS 'Canonical name, where the line or the configuration tells one.';
COMMENT ON COLUMN log_templates.level IS '`fatal`, `error`, `warning`, `info`, `debug`, `trace`; NULL where the line tells none.';
COMMENT ON COLUMN log_templates.template IS 'Line with its variable parts masked as `<*>`; `<*>` alone for all lines of a log that has too many shapes.';
ALTER TABLE log_counts ADD COLUMN row_hash UBIGINT;
COMMENT ON COLUMN log_counts.row_hash IS 'Hash of the row as the export gives it; tells a changed row from a known one.';
COMMENT ON COLUMN log_counts.lines IS 'Log lines in it, count; lines without a stamp belong to the one before. Of two exports that tell the same minute of one log the greater count is kept.';
