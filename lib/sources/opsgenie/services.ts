import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { idsToName } from "../_ids_to_name.ts";
import { jsonListSource } from "../_json_list.ts";
import { lookUp } from "../_look_up.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { canonicalService, canonicalTeam } from "../_words.ts";

const kind = "opsgenie_services";

/** Incidents name a service by its id, so the configuration may know it by that or by its name. */
export function mapService(fields: Fields, config: Config): Mapped {
  const id = fields.text("id");
  const service = (id === null ? undefined : lookUp(config.words.services, id)) ??
    canonicalService(fields.text("name"), config);
  if (service === null) return missing("name");
  const row = { service, team: canonicalTeam(fields.text("teamId"), config), source: kind };
  return { rows: [{ table: "services", row }] };
}

const list = jsonListSource({
  kind,
  title: "Opsgenie services",
  members: ["data"],
  why: "services with Opsgenie's addresses",
  fits: (first) => first.has("id", "name") && /\/v1\/services\//.test(first.text("links.api")),
  map: mapService,
});

/** `GET /v1/services` of Opsgenie. Incidents name services by id, so it says which names the configuration lacks. */
export const opsgenieServices: Source = {
  ...list,
  notice: (head, config) => idsToName(head, "services", config.words.services),
};
