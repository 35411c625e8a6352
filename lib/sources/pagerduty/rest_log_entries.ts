import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { peopleIn, vendor } from "./_pagerduty.ts";
import { eventRow, logEntriesKind } from "./_event.ts";
import { hidingNames, personRows } from "../_people.ts";

/** An entry of an incident's log. */
export function mapEntry(fields: Fields, config: Config, once: Once): Mapped {
  const zone = config.zones.sources[logEntriesKind];
  const people = peopleIn(fields.values);
  const event = eventRow(fields, null, hidingNames(vendor, people), zone);
  if (event) return { rows: [event, ...once.rows(personRows(vendor, people))] };
  return missing(fields.text("id") === null ? "id" : "incident.id");
}

/** `GET /log_entries` and `GET /incidents/{id}/log_entries` of PagerDuty's REST API, or the bare array. */
export const pagerdutyRestLogEntries: Source = jsonListSource({
  kind: logEntriesKind,
  title: "PagerDuty log entries (REST)",
  members: ["log_entries"],
  why: "log entries with PagerDuty's types and incidents",
  fits: (first) =>
    /_log_entry(_reference)?$/.test(first.text("type")) && first.has("id", "created_at", "incident.id"),
  map: mapEntry,
});
