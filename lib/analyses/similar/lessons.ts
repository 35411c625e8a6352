import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One thing that was written down about an incident, with the place it stands in. */
export interface LessonRow {
  /** Id of the incident in the warehouse. */
  readonly incidentId: string;
  /** `resolution` and `root_cause` are sections of a postmortem, `note` is a line of the story, `action` is something to do. */
  readonly kind: "resolution" | "root_cause" | "note" | "action";
  /** As it was written. */
  readonly text: string;
  /** Title of the document or name of the tool. */
  readonly told: string | null;
  /** When it was written of, ISO 8601 in UTC; null where no time is given. */
  readonly at: string | null;
  /** Of an action: as in `action_items`, or null. */
  readonly status: string | null;
  /** File it comes from. */
  readonly file: string | null;
  /** Physical line in it, or null. */
  readonly line: number | null;
}

const sql = `
WITH lessons AS (
  SELECT postmortems.incident_id, sections.kind, sections.text, postmortems.title AS told,
    CAST(NULL AS TIMESTAMP) AS told_at, CAST(NULL AS VARCHAR) AS status, sections.file_id, sections.line,
    sections.position
  FROM postmortem_sections AS sections
  JOIN postmortems USING (postmortem_id)
  WHERE sections.kind IN ('resolution', 'root_cause')
  UNION ALL
  SELECT incident_events.incident_id, 'note', incident_events.text,
    coalesce(postmortems.title, incident_events.source), occurred_at, NULL, incident_events.file_id,
    incident_events.line, incident_events.position
  FROM incident_events
  LEFT JOIN postmortems USING (postmortem_id)
  WHERE incident_events.kind IN ('annotate', 'note') AND incident_events.text IS NOT NULL
  UNION ALL
  SELECT coalesce(action_items.incident_id, postmortems.incident_id), 'action', action_items.title,
    coalesce(postmortems.title, action_items.source), action_items.created_at, action_items.status,
    action_items.file_id, action_items.line, NULL
  FROM action_items
  LEFT JOIN postmortems USING (postmortem_id)
  WHERE coalesce(item_id, action_item_id) = action_item_id
)
SELECT
  incident_id AS "incidentId",
  lessons.kind AS "kind",
  text AS "text",
  told AS "told",
  told_at AS "at",
  lessons.status AS "status",
  files.name AS "file",
  line AS "line"
FROM lessons
LEFT JOIN files USING (file_id)
WHERE incident_id IS NOT NULL
ORDER BY incident_id, lessons.kind, told_at, position, line, text`;

/**
 * Reads what was written down of every incident: sections of postmortems that say what caused and what resolved it,
 * notes, and things to do.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function lessonRows(warehouse: Warehouse): Promise<Rows<LessonRow>> {
  return warehouse.query<LessonRow>("lessons", sql);
}
