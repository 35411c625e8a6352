import type { Source } from "../model/source.ts";
import { incidentsKind } from "./_firehydrant.ts";
import { incidentMapping } from "./_firehydrant_incident.ts";
import { jsonListSource } from "./_json_list.ts";

/** `GET /v1/incidents` of FireHydrant; each may carry its `events` and `lifecycle_phases`. */
export const firehydrantIncidents: Source = jsonListSource({
  kind: incidentsKind,
  title: "FireHydrant incidents",
  members: ["data"],
  why: "incidents with FireHydrant's milestones",
  fits: (json, base) =>
    json.has(...["id", "name", "created_at", "current_milestone"].map((name) => `${base}.${name}`)) &&
    (json.kind(`${base}.milestones`) === "array" || json.kind(`${base}.lifecycle_phases`) === "array"),
  mapping: incidentMapping,
});
