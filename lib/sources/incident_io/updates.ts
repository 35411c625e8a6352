import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { incidentRecordId, peopleIn, personOf, statusOf, vendor } from "./_incident_io.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";

const kind = "incident_io_updates";

function kindOf(update: Fields, config: Config): string {
  if (update.text("merged_into_incident_id") !== null) return "merge";
  const status = statusOf(update.object("new_incident_status"), config);
  if (status === "resolved") return "resolve";
  return update.text("message") === null ? "status_change" : "annotate";
}

/** What was said, else what was changed. */
function textOf(update: Fields): string | null {
  const into = update.text("merged_into_incident_id");
  const changes = [
    update.object("new_incident_status").text("name"),
    update.object("new_severity").text("name"),
    into === null ? null : `merged into ${into}`,
  ].filter((change) => change !== null);
  return update.text("message") ?? (changes.join(", ") || null);
}

function mapUpdate(update: Fields, config: Config, once: Once): Mapped {
  const id = update.text("id");
  const incident = update.text("incident_id");
  if (id === null || incident === null) return missing(id === null ? "id" : "incident_id");
  const people = peopleIn(update.values);
  const row = {
    event_id: `${kind}:${id}`,
    source: kind,
    record_id: incidentRecordId(incident),
    occurred_at: update.instant("created_at", undefined),
    occurred_at_raw: update.text("created_at"),
    kind: kindOf(update, config),
    actor_id: personOf(update.object("updater").object("user")),
    text: hidingNames(vendor, people)(textOf(update)),
  };
  return { rows: [{ table: "incident_events", row }, ...once.rows(personRows(vendor, people))] };
}

/** `GET /v2/incident_updates` of incident.io. */
export const incidentIoUpdates: Source = jsonListSource({
  kind,
  title: "incident.io incident updates",
  members: ["incident_updates"],
  why: "updates with incident.io's updater and new status",
  fits: (first) =>
    first.has("id", "incident_id", "created_at", "updater") &&
    (first.has("new_incident_status") || first.has("message")),
  map: mapUpdate,
});
