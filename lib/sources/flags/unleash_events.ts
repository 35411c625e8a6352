import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { serviceOfFlag } from "../_flag_service.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { canonicalEnvironment } from "../_words.ts";

const kind = "unleash_events";
const vendor = "unleash";

/** Events that change how a product behaves; users, tokens, tags and the like do not. */
const changing =
  /^(?:feature-(?!tag|favorited|unfavorited|metadata)|segment-|strategy-|project-environment-)/;
const configuring = /^(?:project-environment-|strategy-)/;

function eventRow(fields: Fields, id: string, type: string, config: Config) {
  const by = fields.text("createdBy");
  const hide = hidingNames(vendor, new Map(by === null ? [] : [[by, by]]));
  const at = fields.instant("createdAt", config.zones.sources[kind]);
  const flag = fields.text("featureName");
  return {
    change_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    kind: configuring.test(type) ? "config" : "flag",
    service: serviceOfFlag(config, flag, fields.text("project")),
    environment: canonicalEnvironment(fields.text("environment"), config),
    title: hide([type.replaceAll("-", " "), flag].filter((part) => part !== null).join(": ")),
    status: "success",
    started_at: at,
    finished_at: at,
    author_id: by === null ? null : personId(vendor, by),
    ref: flag,
    extra: extraJson(fields.values, (key) => /^(?:data|preData|tags|type|project)$/.test(key)),
  };
}

function mapEvent(fields: Fields, config: Config, once: Once): Mapped {
  const [id, type] = [fields.text("id"), fields.text("type")];
  if (id === null) return missing("id");
  if (type === null) return missing("type");
  if (!changing.test(type)) return { nothing: "an event about the tool itself, not about flags" };
  const by = fields.text("createdBy");
  const people = by === null ? [] : personRows(vendor, new Map([[by, by]]));
  return { rows: [{ table: "changes", row: eventRow(fields, id, type, config) }, ...once.rows(people)] };
}

/** `GET /api/admin/events` of Unleash. Every event took effect when it was made. */
export const unleashEvents: Source = jsonListSource({
  kind,
  title: "Unleash events",
  members: ["events"],
  why: "events with Unleash's type and creator",
  fits: (first) =>
    first.has("id", "type", "createdBy", "createdAt") &&
    ["featureName", "preData", "project"].some((field) => first.has(field)),
  map: mapEvent,
});
