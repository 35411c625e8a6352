import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { userRow } from "./_firehydrant.ts";
import { jsonListSource } from "../_json_list.ts";
import type { Mapped } from "../_map_records.ts";
import { noTeams } from "../_no_teams.ts";
import { canonicalTeam } from "../_words.ts";

/** The members of a team. */
export function mapTeam(fields: Fields, config: Config): Mapped {
  const team = canonicalTeam(fields.text("name"), config);
  const [first, ...others] = fields.list("memberships").flatMap((membership) =>
    userRow(membership.object("user"), team) ?? []
  );
  return first === undefined ? { nothing: noTeams } : { rows: [first, ...others] };
}

/** `GET /v1/teams` of FireHydrant: who belongs to which team. */
export const firehydrantTeams: Source = jsonListSource({
  kind: "firehydrant_teams",
  title: "FireHydrant teams",
  members: ["data"],
  why: "teams with FireHydrant's memberships",
  fits: (first) => first.has("id", "name", "slug") && first.kind("memberships") === "array",
  map: mapTeam,
});
