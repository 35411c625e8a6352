import type { Source } from "../../model/source.ts";
import { idsToName } from "../_ids_to_name.ts";
import { jsonListSource } from "../_json_list.ts";
import { noTeams } from "../_no_teams.ts";

const list = jsonListSource({
  kind: "opsgenie_teams",
  title: "Opsgenie teams",
  members: ["data"],
  why: "teams with Opsgenie's addresses",
  fits: (first) => first.has("id", "name") && /\/v2\/teams\//.test(first.text("links.api")),
  map: () => ({ nothing: noTeams }),
});

/** `GET /v2/teams` of Opsgenie. Incidents name teams by id, so it says which names the configuration lacks. */
export const opsgenieTeams: Source = {
  ...list,
  notice: (head, config) => idsToName(head, "teams", config.words.teams),
};
