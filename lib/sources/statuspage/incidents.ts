import type { Source } from "../../model/source.ts";
import { jsonHead } from "../_json_head.ts";
import { jsonListSource } from "../_json_list.ts";
import { incidentsKind } from "./_statuspage.ts";
import { mapIncident } from "./_incident.ts";

const members = ["incidents", "scheduled_maintenances", "incident"];

const list = jsonListSource({
  kind: incidentsKind,
  title: "Statuspage incidents",
  members,
  why: "incidents with Statuspage's impact and updates",
  fits: (first) => first.has("id", "name", "status", "impact", "created_at", "shortlink"),
  map: mapIncident,
});

/**
 * `GET /pages/{id}/incidents` of Statuspage, and `incidents.json` and `scheduled-maintenances.json` of a public page; not
 * its `summary.json`, which holds several lists.
 */
export const statuspageIncidents: Source = {
  ...list,
  recognise: (head) => {
    const json = jsonHead(head);
    const several = members.filter((name) => json.has(`$.${name}`)).length > 1;
    return several ? null : list.recognise(head);
  },
};
