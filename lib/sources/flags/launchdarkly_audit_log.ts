import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { serviceOfFlag } from "../_flag_service.ts";
import { anyInstant } from "../_epoch.ts";
import { fullName } from "../_full_name.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { lookUp } from "../_look_up.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, type NamedPeople, personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { canonicalEnvironment } from "../_words.ts";

const kind = "launchdarkly_audit_log";
const vendor = "launchdarkly";

/** What of the tool's kinds of entries changes how a product behaves. */
const kinds: Readonly<Record<string, "config" | "flag">> = {
  environment: "config",
  flag: "flag",
  project: "config",
  segment: "flag",
};

function memberOf(fields: Fields): NamedPeople {
  const member = fields.object("member");
  const id = member.text("_id") ?? member.text("email");
  const name = fullName(member.text("firstName"), member.text("lastName")) ?? member.text("email");
  return new Map(id === null ? [] : [[id, name]]);
}

/** `proj/shop:env/production:flag/new-checkout`, part by part; `*` and lists stand for no one thing. */
function resourceOf(fields: Fields): Readonly<Record<string, string>> {
  const resource = fields.object("target").texts("resources")[0] ??
    fields.list("accesses")[0]?.text("resource") ?? "";
  const parts = [...resource.matchAll(/(\w+)\/([^:;*]+)/g)].filter(([, , name]) => !name?.includes(","));
  return Object.fromEntries(parts.map(([, part, name]) => [part, name?.split(";")[0]]));
}

function titleOf(fields: Fields): string | null {
  const name = fields.object("target").text("name") ?? fields.text("name");
  const verb = fields.text("titleVerb") ?? fields.text("shortDescription");
  return [verb, name].filter((part) => part !== null).join(" ") || fields.text("title");
}

function entryRow(fields: Fields, id: string, change: "config" | "flag", config: Config) {
  const people = memberOf(fields);
  const hide = hidingNames(vendor, people);
  const [author] = people.keys();
  const at = anyInstant(fields, "date", undefined);
  const resource = resourceOf(fields);
  const key = resource["flag"] ?? resource["segment"] ?? null;
  return {
    change_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    kind: change,
    service: serviceOfFlag(config, key, resource["proj"] ?? null),
    environment: canonicalEnvironment(resource["env"], config),
    title: hide(titleOf(fields)),
    status: "success",
    started_at: at,
    finished_at: at,
    author_id: author === undefined ? null : personId(vendor, author),
    ref: key,
    extra: extraJson(
      { comment: hide(fields.text("comment")), description: hide(fields.text("description")), resource },
      () => true,
    ),
  };
}

function mapEntry(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("_id");
  if (id === null) return missing("_id");
  const change = lookUp(kinds, fields.text("kind") ?? "");
  if (change === undefined) return { nothing: "an entry about the tool itself, not about flags" };
  const row = entryRow(fields, id, change, config);
  return { rows: [{ table: "changes", row }, ...once.rows(personRows(vendor, memberOf(fields)))] };
}

/** `GET /api/v2/auditlog` of LaunchDarkly. It logs what happened: every entry took effect when it was made. */
export const launchdarklyAuditLog: Source = jsonListSource({
  kind,
  title: "LaunchDarkly audit log",
  members: ["items"],
  why: "an audit log with LaunchDarkly's accesses",
  fits: (first) => first.has("_id", "date", "kind", "accesses"),
  map: mapEntry,
});
