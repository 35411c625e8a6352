-- What several shapes of log lines have in common: the templates of messages, mined after every load.

CREATE TABLE log_patterns (
  pattern_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  service VARCHAR,
  level VARCHAR,
  pattern VARCHAR NOT NULL,
  shapes INTEGER NOT NULL,
  lines BIGINT NOT NULL,
  first_minute TIMESTAMP,
  last_minute TIMESTAMP
);
COMMENT ON TABLE log_patterns IS 'One row per message of a log: shapes of lines that differ in variables alone. Derived after every load from all shapes of all files, whatever their order. Key: `pattern_id`.';
COMMENT ON COLUMN log_patterns.pattern_id IS 'Hash of source, service, level and the words of the pattern. A pattern that later lines widen becomes another one and keeps its counts; `log_templates.template_id` never changes.';
COMMENT ON COLUMN log_patterns.source IS 'Source that read its lines.';
COMMENT ON COLUMN log_patterns.service IS 'Canonical name; NULL where nothing tells one.';
COMMENT ON COLUMN log_patterns.level IS '`fatal`, `error`, `warning`, `info`, `debug`, `trace`; NULL where its lines tell none.';
COMMENT ON COLUMN log_patterns.pattern IS 'One of its lines with its variable parts as `<*>`.';
COMMENT ON COLUMN log_patterns.shapes IS 'Shapes it holds (`log_templates`), count.';
COMMENT ON COLUMN log_patterns.lines IS 'Lines of all time, count.';
COMMENT ON COLUMN log_patterns.first_minute IS 'First minute it was seen in, UTC.';
COMMENT ON COLUMN log_patterns.last_minute IS 'Last minute it was seen in, UTC.';

CREATE TABLE log_pattern_shapes (
  template_id VARCHAR NOT NULL,
  pattern_id VARCHAR NOT NULL
);
COMMENT ON TABLE log_pattern_shapes IS 'One row per shape of log lines, with the pattern it belongs to. Derived after every load. Key: `template_id`.';
COMMENT ON COLUMN log_pattern_shapes.template_id IS '`log_templates.template_id`.';
COMMENT ON COLUMN log_pattern_shapes.pattern_id IS '`log_patterns.pattern_id`.';

CREATE VIEW log_pattern_counts AS
SELECT pattern_id, minute, sum(lines)::BIGINT AS lines
FROM log_counts JOIN log_pattern_shapes USING (template_id)
GROUP BY pattern_id, minute;
COMMENT ON VIEW log_pattern_counts IS 'One row per log pattern and minute, with its lines: `log_counts` summed over the shapes of the pattern.';
