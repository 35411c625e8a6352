import type { Source } from "../model/source.ts";
import type { JsonHead } from "./_json_head.ts";
import { jsonListSource } from "./_json_list.ts";
import { Once } from "./_once.ts";
import { mapTableIncident, tableKind } from "./_servicenow_record.ts";

/** Numbers of other tables of tasks: changes, problems, requests, knowledge. */
const otherTables = /^(?:CHG|CTASK|PRB|PTASK|RITM|REQ|SCTASK|KB)\d/;

function isTicket(json: JsonHead, base: string): boolean {
  const has = (...columns: readonly string[]) => json.has(...columns.map((column) => `${base}.${column}`));
  const number = json.text(`${base}.number`) || json.text(`${base}.number.display_value`);
  return has("number", "short_description") && !otherTables.test(number) &&
    (has("opened_at") || has("sys_created_on")) && (has("state") || has("incident_state") || has("priority"));
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
  mapping: (config) => {
    const once = new Once();
    return (fields) => mapTableIncident(fields, once, config);
  },
});
