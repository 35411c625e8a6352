import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /api/v1/downtime` of Datadog: when monitors are kept quiet. */
export const datadogDowntimes: Source = jsonListSource({
  kind: "datadog_downtimes",
  title: "Datadog downtimes",
  members: [],
  why: "downtimes with Datadog's scope and monitor_tags",
  fits: (first) => first.has("scope", "monitor_tags", "start", "downtime_type"),
  map: () => ({ nothing: "a time in which monitors are kept quiet: neither an incident nor a change" }),
});
