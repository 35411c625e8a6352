import type { Source } from "../model/source.ts";
import { jsonListSource } from "./_json_list.ts";

/** `GET /pages/{id}/component-groups` of Statuspage. */
export const statuspageComponentGroups: Source = jsonListSource({
  kind: "statuspage_component_groups",
  title: "Statuspage component groups",
  members: ["component_groups"],
  why: "groups with Statuspage's ids of components",
  fits: (json, base) =>
    json.has(`${base}.id`, `${base}.page_id`, `${base}.name`, `${base}.position`) &&
    json.kind(`${base}.components`) === "array" && !json.has(`${base}.status`),
  mapping: () => () => ({ nothing: "a group of components, which is no service" }),
});
