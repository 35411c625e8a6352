-- What rules of leading indicators warned of, and what became of it.

CREATE TABLE indicator_watches (
  rule_id VARCHAR NOT NULL,
  definition VARCHAR NOT NULL,
  is_current BOOLEAN NOT NULL,
  status VARCHAR NOT NULL,
  family VARCHAR,
  cause VARCHAR,
  service VARCHAR NOT NULL,
  horizon_hours INTEGER NOT NULL,
  evidence_until TIMESTAMP NOT NULL,
  known_until TIMESTAMP NOT NULL,
  quiet_hours INTEGER NOT NULL,
  quiet_incidents INTEGER NOT NULL
);
COMMENT ON TABLE indicator_watches IS 'One row per rule of `data/rules/indicators.yaml` and definition it has had, with the time in which it was silent. Key: `rule_id`, `definition`.';
COMMENT ON COLUMN indicator_watches.rule_id IS 'Id of the rule.';
COMMENT ON COLUMN indicator_watches.definition IS 'Hash of what it reads, warns of and was tested on: another threshold is another definition.';
COMMENT ON COLUMN indicator_watches.is_current IS 'Whether the rule stood so in the file when the ledger was last written.';
COMMENT ON COLUMN indicator_watches.status IS '`draft` or `active`.';
COMMENT ON COLUMN indicator_watches.family IS 'Family whose incidents it warns of, by id or name; NULL: any.';
COMMENT ON COLUMN indicator_watches.cause IS 'Cause of the incidents it warns of; NULL: any.';
COMMENT ON COLUMN indicator_watches.service IS 'Service of the incidents it warns of.';
COMMENT ON COLUMN indicator_watches.horizon_hours IS 'Hours after a warning in which an incident is expected.';
COMMENT ON COLUMN indicator_watches.evidence_until IS 'End of the time it was found on, UTC: what fired before says nothing of how good it is.';
COMMENT ON COLUMN indicator_watches.known_until IS 'Until when incidents were known, UTC.';
COMMENT ON COLUMN indicator_watches.quiet_hours IS 'Hours after `evidence_until` in which it could be read, no warning stood and no incident of the target had just been.';
COMMENT ON COLUMN indicator_watches.quiet_incidents IS 'Incidents of the target that began in these hours, count.';

CREATE TABLE indicator_firings (
  rule_id VARCHAR NOT NULL,
  definition VARCHAR NOT NULL,
  fired_at TIMESTAMP NOT NULL,
  value DOUBLE NOT NULL,
  outcome VARCHAR NOT NULL,
  incident_id VARCHAR,
  lead_s DOUBLE,
  is_over BOOLEAN NOT NULL,
  is_later BOOLEAN NOT NULL,
  action VARCHAR
);
COMMENT ON TABLE indicator_firings IS 'One row per warning of a rule, replayed from what was known at the time, with its outcome. Key: `rule_id`, `definition`, `fired_at`.';
COMMENT ON COLUMN indicator_firings.rule_id IS '`indicator_watches.rule_id`.';
COMMENT ON COLUMN indicator_firings.definition IS '`indicator_watches.definition`.';
COMMENT ON COLUMN indicator_firings.fired_at IS 'The hour at whose beginning it warned, UTC.';
COMMENT ON COLUMN indicator_firings.value IS 'What was read, in the unit of the reading.';
COMMENT ON COLUMN indicator_firings.outcome IS '`acted_on`: people say so in `data/rules/firings.csv`; else `came_true`: an incident of the target began within the horizon; `false`: none did; `unknown`: the horizon was not over when the exports end.';
COMMENT ON COLUMN indicator_firings.incident_id IS 'First incident of the target within the horizon, also where people acted: `incidents.incident_id`; NULL: none.';
COMMENT ON COLUMN indicator_firings.lead_s IS 'From the warning to its onset, seconds.';
COMMENT ON COLUMN indicator_firings.is_over IS 'Whether the horizon was over when the exports end.';
COMMENT ON COLUMN indicator_firings.is_later IS 'Whether it fired after the time the rule was found on.';
COMMENT ON COLUMN indicator_firings.action IS 'What people did about it; NULL where they did nothing, or did not say.';
