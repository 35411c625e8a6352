import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { deploys, environmentIn } from "../_ci_names.ts";
import { anyInstant } from "../_epoch.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { changeKind } from "../flags/change_log_columns.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, type NamedPeople, personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { canonicalEnvironment, canonicalService } from "../_words.ts";

const kind = "grafana_annotations";
const vendor = "grafana";

function writerOf(fields: Fields): NamedPeople {
  const login = fields.text("login") ?? fields.text("userName") ?? fields.text("email");
  return new Map(login === null ? [] : [[login, login]]);
}

/** What was changed, by a tag that names a kind of change, or a word for deploying; null where nothing says so. */
function changeOf(text: string | null, tags: readonly string[]): string | null {
  const tagged = tags.map(changeKind).find((told) => told !== null);
  return tagged ?? (deploys(text, ...tags) ? "deployment" : null);
}

/** The value of a tag `service:checkout`, of the first of these names that has one. */
function tagged(tags: readonly string[], ...names: readonly string[]): string | null {
  const pairs = new Map(tags.map((tag) => {
    const [name = "", ...value] = tag.split(/[:=]/);
    return [name.trim().toLowerCase(), value.join(":").trim()];
  }));
  return names.map((name) => pairs.get(name)).find((value) => value) ?? null;
}

function rowOf(fields: Fields, id: string, change: string, config: Config) {
  const people = writerOf(fields);
  const [author] = people.keys();
  const tags = fields.texts("tags");
  const at = anyInstant(fields, "time", undefined);
  const ended = fields.number("timeEnd") ? anyInstant(fields, "timeEnd", undefined) : null;
  return {
    change_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    kind: change,
    service: canonicalService(tagged(tags, "service", "app", "application"), config),
    environment: canonicalEnvironment(tagged(tags, "env", "environment"), config) ??
      environmentIn(config, ...tags),
    title: hidingNames(vendor, people)(fields.text("text")),
    status: "success",
    started_at: at,
    finished_at: ended ?? at,
    author_id: author === undefined ? null : personId(vendor, author),
    extra: extraJson({ tags, dashboard: fields.text("dashboardUID") }, () => true),
  };
}

function mapAnnotation(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  if (fields.text("newState") !== null) {
    return { nothing: "a state of an alert: export the alerts themselves" };
  }
  const change = changeOf(fields.text("text"), fields.texts("tags"));
  if (change === null) return { nothing: "a note that names no kind of change, such as the tag deployment" };
  const row = rowOf(fields, id, change, config);
  return { rows: [{ table: "changes", row }, ...once.rows(personRows(vendor, writerOf(fields)))] };
}

/** `GET /api/annotations` of Grafana: what people and pipelines noted as changed. A note is of something that was done. */
export const grafanaAnnotations: Source = jsonListSource({
  kind,
  title: "Grafana annotations",
  members: [],
  why: "annotations with Grafana's time, text and tags",
  fits: (first) => first.has("id", "time", "timeEnd", "text", "tags", "panelId"),
  map: mapAnnotation,
});
