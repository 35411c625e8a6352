import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /pages/{id}/component-groups` of Statuspage. */
export const statuspageComponentGroups: Source = jsonListSource({
  kind: "statuspage_component_groups",
  title: "Statuspage component groups",
  members: ["component_groups"],
  why: "groups with Statuspage's ids of components",
  fits: (first) =>
    first.has("id", "page_id", "name", "position") &&
    first.kind("components") === "array" && first.lacks("status"),
  map: () => ({ nothing: "a group of components, which is no service" }),
});
