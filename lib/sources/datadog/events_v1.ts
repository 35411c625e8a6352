import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { eventRows } from "./_event.ts";
import { anyInstant } from "../_epoch.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";

const placed = new Set([
  ..."id id_str title text date_happened tags alert_type priority url monitor_id monitor_groups".split(" "),
]);

/** The number has more digits than most programs that write it keep; the text beside it has them all. */
function idOf(fields: Fields): string | null {
  return fields.text("id_str") ?? fields.text("id");
}

function mapEvent(fields: Fields, config: Config): Mapped {
  const id = idOf(fields);
  if (id === null) return missing("id_str");
  const rest = Object.entries(fields.values).filter(([name]) => !placed.has(name));
  return eventRows({
    source: "datadog_events_v1",
    id,
    at: anyInstant(fields, "date_happened", undefined),
    title: fields.text("title"),
    text: fields.text("text"),
    tags: fields.values["tags"],
    status: fields.text("alert_type"),
    priority: fields.text("priority"),
    service: null,
    monitorId: fields.text("monitor_id"),
    groups: fields.texts("monitor_groups").toSorted(),
    lastedS: null,
    changed: null,
    author: null,
    url: fields.text("url"),
    rest: Object.fromEntries(rest),
  }, config);
}

/** `GET /api/v1/events` of Datadog, or the answer to posting one. */
export const datadogEventsV1: Source = jsonListSource({
  kind: "datadog_events_v1",
  title: "Datadog events (v1)",
  members: ["events", "event"],
  why: "events with Datadog's date_happened and tags",
  fits: (first) => first.has("id", "date_happened", "title", "tags"),
  map: mapEvent,
});
