import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { stamp, withoutPeople } from "./_squadcast.ts";

const kind = "squadcast_events";
const placed = new Set(["incident_id", "message", "time_of_creation"]);

/** An alert that reached an incident; it has no id of its own. */
export function mapEvent(fields: Fields, config: Config): Mapped {
  const incident = fields.text("incident_id");
  const time = fields.text("time_of_creation");
  if (incident === null) return missing("incident_id");
  if (time === null) return missing("time_of_creation");
  const row = {
    alert_id: `${kind}:${incident}:${time}`,
    source: kind,
    title: fields.text("message"),
    status: fields.object("payload").text("status"),
    started_at: stamp(fields, "time_of_creation", config.zones.sources[kind]),
    incident_ref: incident,
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
  return { rows: [{ table: "alerts", row }] };
}

/** `GET /v3/incidents/{id}/events` of Squadcast. */
export const squadcastEvents: Source = jsonListSource({
  kind,
  title: "Squadcast events",
  members: ["data"],
  why: "events with Squadcast's incident and alert source",
  fits: (first) => first.has("incident_id", "alert_source_id", "time_of_creation", "payload"),
  map: mapEvent,
});
