import type { Config } from "../model/config.ts";
import type { Head, Recognition, Source } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { countJsonRecords } from "./_json_count.ts";
import { jsonHead } from "./_json_head.ts";
import { placeOf } from "./_json_place.ts";
import { mapJsonRecords, type Mapped, missing } from "./_map_records.ts";
import { Once } from "./_once.ts";
import { peopleIn, vendor } from "./_pagerduty.ts";
import { eventRow, logEntriesKind } from "./_pagerduty_event.ts";
import { hidingNames, personRows } from "./_people.ts";

const name = "log_entries";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const base = json.kind("$") === "array" ? "$[0]" : `$.${name}[0]`;
  if (!/_log_entry(_reference)?$/.test(json.text(`${base}.type`))) return null;
  if (!json.has(`${base}.id`, `${base}.created_at`, `${base}.incident.id`)) return null;
  return { sure: 0.95, why: "log entries by their type and incident" };
}

function mapping(config: Config, once: Once): (fields: Fields) => Mapped {
  const zone = config.zones.sources[logEntriesKind];
  return (fields) => {
    const people = peopleIn(fields.values);
    const event = eventRow(fields, null, hidingNames(vendor, people), zone);
    if (event) return { rows: [event, ...once.rows(personRows(vendor, people))] };
    return missing(fields.text("id") === null ? "id" : "incident.id");
  };
}

/** `GET /log_entries` and `GET /incidents/{id}/log_entries` of PagerDuty's REST API, or the bare array. */
export const pagerdutyRestLogEntries: Source = {
  kind: logEntriesKind,
  title: "PagerDuty log entries (REST)",
  recognise,
  count: async (file) => countJsonRecords(file, await placeOf(file, name)),
  async *read(file) {
    const map = mapping(file.config, new Once());
    yield* mapJsonRecords(file, await placeOf(file, name), map);
  },
};
