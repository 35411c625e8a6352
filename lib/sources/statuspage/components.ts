import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonHead } from "../_json_head.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { canonicalService } from "../_words.ts";

const kind = "statuspage_components";

/** A component as a service. */
export function mapComponent(fields: Fields, config: Config): Mapped {
  if (fields.boolean("group") === true) return { nothing: "a group of components, which is no service" };
  const service = canonicalService(fields.text("name"), config);
  if (service === null) return missing("name");
  return { rows: [{ table: "services", row: { service, source: kind } }] };
}

const list = jsonListSource({
  kind,
  title: "Statuspage components",
  members: ["components"],
  why: "components with Statuspage's group and position",
  fits: (first) => first.has("id", "name", "status", "position", "showcase", "only_show_if_degraded"),
  map: mapComponent,
});

/** `GET /pages/{id}/components` of Statuspage, or `components.json` of a public page; not those inside an incident or a summary. */
export const statuspageComponents: Source = {
  ...list,
  recognise: (head) => {
    const json = jsonHead(head);
    const mayHoldMore = json.has("$.page") && !head.complete;
    const isPart = json.has("$.components") && (json.has("$.id") || json.has("$.incidents") || mayHoldMore);
    return isPart ? null : list.recognise(head);
  },
};
