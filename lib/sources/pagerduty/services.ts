import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { canonicalService, canonicalTeam } from "../_words.ts";

const kind = "pagerduty_services";

/** A service, or the reference to one. */
export function mapService(fields: Fields, config: Config): Mapped {
  const service = canonicalService(fields.text("name") ?? fields.text("summary"), config);
  if (service === null) return missing("name");
  const team = canonicalTeam(fields.list("teams")[0]?.text("summary"), config);
  return { rows: [{ table: "services", row: { service, team, source: kind } }] };
}

/** `GET /services` of PagerDuty, or references to services. */
export const pagerdutyServices: Source = jsonListSource({
  kind,
  title: "PagerDuty services",
  members: ["services", "service"],
  why: "services with PagerDuty's type and address",
  fits: (first) =>
    /^service(?:_reference)?$/.test(first.text("type")) && /\/services\//.test(first.text("self")),
  map: mapService,
});
