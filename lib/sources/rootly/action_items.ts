import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { peopleIn, vendor } from "./_rootly.ts";
import { actionRow, actionsKind } from "./_action.ts";
import { incidentOf, type RootlyPage } from "./_page.ts";
import { rootlySource } from "./_source.ts";

function mapAction(record: Fields, page: RootlyPage, config: Config, once: Once): Mapped {
  const people = peopleIn(record.values);
  const action = actionRow(record, incidentOf(record, page), hidingNames(vendor, people), config);
  if (action) return { rows: [action, ...once.rows(personRows(vendor, people))] };
  return missing(record.text("id") === null ? "id" : "attributes.summary");
}

/** `GET /v1/action_items` and `GET /v1/incidents/{id}/action_items` of Rootly. */
export const rootlyActionItems: Source = rootlySource({
  kind: actionsKind,
  title: "Rootly action items",
  types: ["incident_action_items"],
  fits: (attributes) => attributes.has("summary", "status"),
  map: mapAction,
});
