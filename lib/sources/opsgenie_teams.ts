import type { Source } from "../model/source.ts";
import { jsonListSource } from "./_json_list.ts";
import { noTeams } from "./_no_teams.ts";

/** `GET /v2/teams` of Opsgenie. */
export const opsgenieTeams: Source = jsonListSource({
  kind: "opsgenie_teams",
  title: "Opsgenie teams",
  members: ["data"],
  why: "teams with Opsgenie's addresses",
  fits: (first) => first.has("id", "name") && /\/v2\/teams\//.test(first.text("links.api")),
  map: () => ({ nothing: noTeams }),
});
