-- What belongs together, and why: records of one incident, and changes that came before one.

CREATE TABLE incident_links (
  record_a VARCHAR NOT NULL,
  record_b VARCHAR NOT NULL,
  verdict VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  score DOUBLE NOT NULL,
  decided_by VARCHAR NOT NULL,
  evidence VARCHAR NOT NULL
);
COMMENT ON TABLE incident_links IS 'One row per pair of records, postmortems or channels that a rule holds, or may hold, for one incident. Rebuilt after every load. Key: `record_a`, `record_b`.';
COMMENT ON COLUMN incident_links.record_a IS '`incident_records.record_id`, `postmortems.postmortem_id` or `channel:` and `messages.channel`; the one first in the alphabet.';
COMMENT ON COLUMN incident_links.record_b IS 'The other of the two.';
COMMENT ON COLUMN incident_links.verdict IS '`linked`: one incident; `doubtful`: left apart, a person should look; `forbidden`: kept apart by `hindcast.yaml`; `unmatched`: `hindcast.yaml` names a record that is not here.';
COMMENT ON COLUMN incident_links.reason IS '`same_id`, `external_ref`, `url`, `mention`, `channel`, `similar`, `fragment`, `forced` or `forbidden`.';
COMMENT ON COLUMN incident_links.score IS 'Bits of evidence: by how many powers of two rarer so close a likeness is among records of different incidents; references count 100, mentions 50, decisions of people 1000.';
COMMENT ON COLUMN incident_links.decided_by IS '`reference`, `score` or `config`.';
COMMENT ON COLUMN incident_links.evidence IS 'What the rule saw, in words.';

CREATE TABLE incident_changes (
  incident_id VARCHAR NOT NULL,
  change_id VARCHAR NOT NULL,
  rank INTEGER NOT NULL,
  reason VARCHAR NOT NULL,
  service VARCHAR NOT NULL,
  lag_s DOUBLE NOT NULL
);
COMMENT ON TABLE incident_changes IS 'One row per change that came before an incident and may have to do with it: a candidate, no verdict. Rebuilt after every load. Key: `incident_id`, `change_id`.';
COMMENT ON COLUMN incident_changes.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN incident_changes.change_id IS '`changes.change_id`.';
COMMENT ON COLUMN incident_changes.rank IS 'Place among the candidates of the incident, from 1: the last deployment first, then changes of its own services, then of their neighbours, latest first.';
COMMENT ON COLUMN incident_changes.reason IS '`last_deployment`: last successful deployment to production of the same service, however long ago; `same_service`, `dependency` (of a service it depends on), `dependent` (of a service that depends on it): within 24 hours before.';
COMMENT ON COLUMN incident_changes.service IS 'Service of the change, canonical name.';
COMMENT ON COLUMN incident_changes.lag_s IS 'Seconds from the change to the start of the incident: from when it took effect, or from when it began where it was still under way.';
