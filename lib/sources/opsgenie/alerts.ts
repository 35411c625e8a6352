import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";
import { alertsKind, mapAlert } from "./_alert.ts";

/** `GET /v2/alerts` of Opsgenie, or alerts in full. */
export const opsgenieAlerts: Source = jsonListSource({
  kind: alertsKind,
  title: "Opsgenie alerts",
  members: ["data"],
  why: "alerts with Opsgenie's ids, alias and count",
  fits: (first) =>
    first.has("id", "tinyId", "message", "createdAt", "alias", "count") &&
    /^(true|false)$/.test(first.text("acknowledged")),
  map: mapAlert,
});
