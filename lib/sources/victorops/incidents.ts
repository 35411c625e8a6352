import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";
import { incidentsKind } from "./_victorops.ts";
import { mapIncident } from "./_incident.ts";

/** `GET /v1/incidents` and `GET /api-reporting/v2/incidents` of VictorOps, now Splunk On-Call. */
export const victoropsIncidents: Source = jsonListSource({
  kind: incidentsKind,
  title: "VictorOps (Splunk On-Call) incidents",
  members: ["incidents"],
  why: "incidents with VictorOps' number, phase and transitions",
  fits: (first) =>
    first.has("incidentNumber", "currentPhase", "startTime") &&
    first.kind("transitions") === "array",
  map: mapIncident,
});
