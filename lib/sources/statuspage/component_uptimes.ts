import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";

/** Why an uptime changes no table. */
export const noUptimes =
  "seconds of outage in a span of days, which the page adds up from its incidents: load those";

/** `GET /pages/{id}/components/{id}/uptime` of Statuspage. */
export const statuspageComponentUptimes: Source = jsonListSource({
  kind: "statuspage_component_uptimes",
  title: "Statuspage component uptimes",
  members: ["component_uptimes"],
  why: "uptimes with Statuspage's seconds of outage",
  fits: (first) =>
    first.has("range_start", "range_end", "uptime_percentage", "major_outage", "partial_outage"),
  map: () => ({ nothing: noUptimes }),
});
