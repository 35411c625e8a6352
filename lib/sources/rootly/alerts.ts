import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { peopleIn, vendor, withoutPeople } from "./_rootly.ts";
import { hidingNames } from "../_people.ts";
import { incidentOf, namesOf, type RootlyPage } from "./_page.ts";
import { rootlySource } from "./_source.ts";
import { canonicalService } from "../_words.ts";

const kind = "rootly_alerts";

const placed = new Set("summary status started_at ended_at created_at updated_at services".split(" "));

function mapAlert(record: Fields, page: RootlyPage, config: Config): Mapped {
  const id = record.text("id");
  if (id === null) return missing("id");
  const attributes = record.object("attributes");
  const row = {
    alert_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    service: canonicalService(namesOf(record, "services", page)[0], config),
    rule: attributes.text("deduplication_key") ?? attributes.text("external_id"),
    title: hidingNames(vendor, peopleIn(record.values))(attributes.text("summary")),
    severity_raw: attributes.object("alert_urgency").text("name"),
    status: attributes.text("status"),
    started_at: attributes.instant("started_at", undefined) ?? attributes.instant("created_at", undefined),
    resolved_at: attributes.instant("ended_at", undefined),
    incident_ref: incidentOf(record, page),
    updated_at: attributes.instant("updated_at", undefined),
    extra: extraJson(attributes.values, (key) => !placed.has(key), withoutPeople),
  };
  return { rows: [{ table: "alerts", row }] };
}

/** `GET /v1/alerts` of Rootly. */
export const rootlyAlerts: Source = rootlySource({
  kind,
  title: "Rootly alerts",
  types: ["alerts"],
  fits: (attributes) =>
    attributes.has("summary", "source", "status") &&
    (attributes.has("noise") || attributes.has("external_id")),
  map: mapAlert,
});
