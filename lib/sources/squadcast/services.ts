import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { lookUp } from "../_look_up.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { canonicalService } from "../_words.ts";

const kind = "squadcast_services";

/** A service; its key and address for alerts are secrets and go nowhere. The owner is an id the configuration may name. */
export function mapService(fields: Fields, config: Config): Mapped {
  const service = canonicalService(fields.text("name"), config);
  if (service === null) return missing("name");
  const owner = fields.object("owner");
  const id = owner.text("type") === "team" ? owner.text("id") : null;
  const team = id === null ? null : lookUp(config.words.teams, id) ?? null;
  return { rows: [{ table: "services", row: { service, team, source: kind } }] };
}

/** `GET /v3/services` of Squadcast. */
export const squadcastServices: Source = jsonListSource({
  kind,
  title: "Squadcast services",
  members: ["data"],
  why: "services with Squadcast's escalation policy and organisation",
  fits: (first) => first.has("id", "name", "slug", "escalation_policy_id", "organization_id"),
  map: mapService,
});
