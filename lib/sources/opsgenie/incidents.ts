import type { Source } from "../../model/source.ts";
import { jsonHead } from "../_json_head.ts";
import { jsonListSource } from "../_json_list.ts";
import { incidentsKind } from "./_opsgenie.ts";
import { mapIncident } from "./_incident.ts";

const list = jsonListSource({
  kind: incidentsKind,
  title: "Opsgenie incidents",
  members: ["data"],
  why: "incidents with Opsgenie's ids, message and impact",
  fits: (first) =>
    first.has("id", "tinyId", "message", "createdAt") &&
    (first.has("impactStartDate") || first.kind("impactedServices") === "array"),
  map: mapIncident,
});

/** `GET /v1/incidents` of Opsgenie; each may carry its timeline as `timelines`. Claims the empty pages of its lists. */
export const opsgenieIncidents: Source = {
  ...list,
  recognise: (head) => {
    const json = jsonHead(head);
    const isEmpty = json.kind("$.data") === "array" && !json.has("$.data[0]") &&
      json.has("$.took", "$.requestId");
    return isEmpty ? { sure: 0.6, why: "an empty page of Opsgenie's" } : list.recognise(head);
  },
};
