import type { Source } from "../../model/source.ts";
import { incidentsKind } from "./_firehydrant.ts";
import { mapIncident } from "./_incident.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /v1/incidents` of FireHydrant; each may carry its `events` and `lifecycle_phases`. */
export const firehydrantIncidents: Source = jsonListSource({
  kind: incidentsKind,
  title: "FireHydrant incidents",
  members: ["data"],
  why: "incidents with FireHydrant's milestones",
  fits: (first) =>
    first.has("id", "name", "created_at", "current_milestone") &&
    (first.kind("milestones") === "array" || first.kind("lifecycle_phases") === "array"),
  map: mapIncident,
});
