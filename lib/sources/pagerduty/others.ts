import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { lookUp } from "../_look_up.ts";
import type { Mapped } from "../_map_records.ts";

/** Why lists of these types change no table. */
const reasons: Readonly<Record<string, string>> = {
  escalation_policy: "an order of whom to page: what happened is in the incidents",
  priority: "a word for severity: incidents carry it",
  schedule: "a plan of who is on call: what happened is in the incidents",
  team: "a team: incidents carry its name",
};

function reasonFor(type: string): string | undefined {
  return lookUp(reasons, type.replace(/_reference$/, ""));
}

/** A record of such a list. */
export function mapOther(fields: Fields): Mapped {
  const type = fields.text("type") ?? "no type";
  return { nothing: reasonFor(type) ?? `a record of type ${type}, which no table holds` };
}

/** `GET /priorities`, `/teams`, `/schedules` and `/escalation_policies` of PagerDuty. */
export const pagerdutyOthers: Source = jsonListSource({
  kind: "pagerduty_others",
  title: "PagerDuty's other records",
  members: ["priorities", "teams", "schedules", "escalation_policies"],
  why: "records with PagerDuty's types and addresses",
  sure: 0.8,
  fits: (first) =>
    first.has("id", "summary") && reasonFor(first.text("type")) !== undefined &&
    /^https:\/\/[^/]*pagerduty\.com\//.test(first.text("self")),
  map: mapOther,
});
