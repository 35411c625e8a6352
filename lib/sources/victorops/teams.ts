import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";
import { noTeams } from "../_no_teams.ts";

/** `GET /v1/team` of VictorOps, now Splunk On-Call. */
export const victoropsTeams: Source = jsonListSource({
  kind: "victorops_teams",
  title: "VictorOps (Splunk On-Call) teams",
  members: ["teams"],
  why: "teams with VictorOps' addresses",
  fits: (first) => first.has("slug", "name", "_membersUrl"),
  map: () => ({ nothing: noTeams }),
});
