import type { Source } from "../model/source.ts";
import { jsonListSource } from "./_json_list.ts";
import { incidentsKind } from "./_victorops.ts";
import { incidentMapping } from "./_victorops_incident.ts";

/** `GET /v1/incidents` and `GET /api-reporting/v2/incidents` of VictorOps, now Splunk On-Call. */
export const victoropsIncidents: Source = jsonListSource({
  kind: incidentsKind,
  title: "VictorOps (Splunk On-Call) incidents",
  members: ["incidents"],
  why: "incidents with VictorOps' number, phase and transitions",
  fits: (json, base) =>
    json.has(`${base}.incidentNumber`, `${base}.currentPhase`, `${base}.startTime`) &&
    json.kind(`${base}.transitions`) === "array",
  mapping: incidentMapping,
});
