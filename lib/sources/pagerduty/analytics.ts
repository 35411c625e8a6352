import { isZone } from "../../model/is_zone.ts";
import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { readJsonScalars } from "../_json_records.ts";
import { placeOf } from "../_json_place.ts";
import { mapJsonRecords, type Mapped, missing } from "../_map_records.ts";
import { statedRows } from "./_stated.ts";
import { refusingNaive } from "../_refuse_naive.ts";

const kind = "pagerduty_analytics";
const name = "data";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const base = json.kind("$") === "array" ? "$[0]" : `$.${name}[0]`;
  const fields = ["id", "created_at", "service_id", "seconds_to_resolve", "incident_number"];
  if (!json.has(...fields.map((field) => `${base}.${field}`))) return null;
  return { sure: 0.95, why: "incidents with PagerDuty's seconds to resolve" };
}

/** The file's own zone, which stands after its rows; else the configured one. */
async function zoneOf(file: ExportFile, place: string): Promise<string | undefined> {
  const own = place === "$" ? undefined : (await readJsonScalars(file, place))["time_zone"];
  return typeof own === "string" && isZone(own) ? own : file.config.zones.sources[kind];
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const place = await placeOf(file, name);
  const zone = await zoneOf(file, place);
  const map = (fields: Fields): Mapped => {
    const id = fields.text("id");
    return id === null
      ? missing("id")
      : { rows: statedRows(fields, id, kind, (name) => fields.instant(name, zone), file.config) };
  };
  yield* refusingNaive(file, kind, mapJsonRecords(file, place, map));
}

/** `POST /analytics/raw/incidents` of PagerDuty: one row per incident, with the durations the tool computed. */
export const pagerdutyAnalytics: Source = {
  kind,
  title: "PagerDuty analytics (raw incidents)",
  recognise,
  count: async (file) => countJsonRecords(file, await placeOf(file, name)),
  read,
};
