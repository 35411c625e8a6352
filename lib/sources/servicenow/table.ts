import type { Source } from "../../model/source.ts";
import type { RecordHead } from "../_record_head.ts";
import { jsonListSource } from "../_json_list.ts";
import { mapTableIncident, tableKind } from "./_record.ts";

/** Numbers of other tables of tasks: changes, problems, requests, knowledge. */
const otherTables = /^(?:CHG|CTASK|PRB|PTASK|RITM|REQ|SCTASK|KB)\d/;

function isTicket(first: RecordHead): boolean {
  const number = first.text("number") || first.text("number.display_value");
  return first.has("number", "short_description") && !otherTables.test(number) &&
    (first.has("opened_at") || first.has("sys_created_on")) &&
    (first.has("state") || first.has("incident_state") || first.has("priority"));
}

/**
 * `GET /api/now/table/incident` of ServiceNow, with references as plain text, `{link,value}` or `{display_value,value}`.
 * Stored stamps are in UTC; shown ones (`sysparm_display_value=true`) are in the zone of whoever asked.
 */
export const servicenowTable: Source = jsonListSource({
  kind: tableKind,
  title: "ServiceNow incidents (Table API)",
  members: ["result", "records"],
  why: "records of ServiceNow's incident table",
  fits: isTicket,
  map: mapTableIncident,
});
