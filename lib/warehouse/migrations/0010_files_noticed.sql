-- What was noticed in a file that was taken, and what lies in the future counts nowhere.

COMMENT ON COLUMN files.reason IS 'Message of the refusal; of a loaded file, what was noticed in reading it.';

CREATE OR REPLACE VIEW counted_incidents AS
SELECT *
FROM incidents
WHERE (incident_type IS NULL OR incident_type = 'incident')
  AND (status IS NULL OR status <> 'cancelled')
  AND started_at IS NOT NULL
  AND started_at <= coalesce((SELECT max(loads.started_at) FROM loads) + INTERVAL 1 DAY, incidents.started_at);
COMMENT ON VIEW counted_incidents IS 'One row per incident every question counts: no tests, no maintenance, nothing cancelled, and a known start not later than a day after the last load.';
