-- Where an action item stands in five words, and which rows tell of one and the same item.

ALTER TABLE action_items ADD COLUMN status_reason VARCHAR;
ALTER TABLE action_items ADD COLUMN item_id VARCHAR;
ALTER TABLE action_items ADD COLUMN linked_by VARCHAR;
UPDATE action_items SET status = 'proposed' WHERE status = 'open';
UPDATE action_items SET status = 'rejected' WHERE status = 'cancelled';
COMMENT ON TABLE action_items IS 'One row per telling of a thing somebody said should be done after an incident; `counted_action_items` has each once. Key: `action_item_id`.';
COMMENT ON COLUMN action_items.status IS '`proposed` (said to be needed, or open without word that anybody took it on), `accepted`, `rejected`, `done` or `superseded`; NULL where nothing tells.';
COMMENT ON COLUMN action_items.status_reason IS 'Why it was rejected or what took its place, as written.';
COMMENT ON COLUMN action_items.item_id IS 'The item it tells of: `action_item_id` of the row that leads it. Derived after every load.';
COMMENT ON COLUMN action_items.linked_by IS 'What ties it to other rows of the item: `reference` (both name one ticket) or `title` (of one incident, in the same words); NULL where it stands alone.';
COMMENT ON TABLE record_states IS 'One row per state of an incident record, an alert, a change or an action item, where exports tell more than one. Of each file the last state counts. Key: `table_name`, `record_id`, `row_hash`.';
COMMENT ON COLUMN record_states.table_name IS '`incident_records`, `alerts`, `changes` or `action_items`.';
COMMENT ON COLUMN record_states.record_id IS 'Key of the row in that table.';
COMMENT ON TABLE restatements IS 'One row per field of an incident record, an alert, a change or an action item that a later state tells otherwise. Derived from `record_states`.';
COMMENT ON COLUMN restatements.table_name IS '`incident_records`, `alerts`, `changes` or `action_items`.';
COMMENT ON COLUMN restatements.incident_id IS '`incidents.incident_id`; NULL for all but incidents.';
COMMENT ON COLUMN restatements.record_id IS 'Key of the row in that table.';
COMMENT ON COLUMN restatements.restated IS 'Whether the past was told otherwise: false where an open field was filled or the status went on; but for incidents also where a state says nothing of the field.';

-- What a tracker says counts before what a document says, and of trackers the one that changed it last.
CREATE VIEW counted_action_items AS
WITH told AS (
  SELECT *, row_number() OVER (
    PARTITION BY item_id
    ORDER BY postmortem_id IS NOT NULL, updated_at DESC NULLS LAST, action_item_id
  ) AS rank
  FROM action_items WHERE item_id IS NOT NULL
)
SELECT
  item_id,
  count(*)::INTEGER AS tellings,
  min_by(title, rank) AS title,
  min_by(kind, rank) FILTER (kind IS NOT NULL) AS kind,
  min_by(status, rank) FILTER (status IS NOT NULL) AS status,
  min_by(status_reason, rank) FILTER (status_reason IS NOT NULL) AS status_reason,
  min_by(team, rank) FILTER (team IS NOT NULL) AS team,
  min_by(priority, rank) FILTER (priority IS NOT NULL) AS priority,
  min_by(reference, rank) FILTER (reference IS NOT NULL) AS reference,
  min_by(incident_id, rank) FILTER (incident_id IS NOT NULL) AS incident_id,
  min(created_at) AS created_at,
  min_by(due_at, rank) FILTER (due_at IS NOT NULL) AS due_at,
  CASE WHEN min_by(status, rank) FILTER (status IS NOT NULL) = 'done'
    THEN min_by(completed_at, rank) FILTER (completed_at IS NOT NULL) END AS completed_at,
  max(updated_at) AS updated_at,
  min_by(file_id, rank) AS file_id,
  min_by(line, rank) AS line,
  min_by(path, rank) AS path
FROM told GROUP BY item_id;
COMMENT ON VIEW counted_action_items IS 'One row per thing somebody said should be done after an incident, however many documents and tools tell of it.';
