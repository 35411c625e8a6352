import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";
import { incidentsKind } from "./_squadcast.ts";
import { mapIncident } from "./_incident.ts";

/** The JSON of Squadcast's incident export. */
export const squadcastIncidents: Source = jsonListSource({
  kind: incidentsKind,
  title: "Squadcast incidents",
  members: ["incidents", "data"],
  why: "incidents with Squadcast's times to answer and to resolve in milliseconds",
  fits: (first) => first.has("id", "title", "status", "created_at", "tta (ms)", "ttr (ms)"),
  map: mapIncident,
});
