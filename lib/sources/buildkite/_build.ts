import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { nodeOf, stamp, vendor } from "./_buildkite.ts";
import { deploys, environmentIn, environmentOf, runKind, serviceIn } from "../_ci_names.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject, type JsonObject } from "../_json_value.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, type NamedPeople, personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { canonicalOutcome, type ChangeStatus } from "../_words.ts";

/** Names builds in the ledger and in their keys. */
export const buildsKind = "buildkite_builds";

/** Buildkite's own words: a build that is blocked waits for a person, one that is failing still runs. */
const own: Readonly<Record<string, ChangeStatus>> = {
  blocked: "in_progress",
  canceling: "in_progress",
  creating: "in_progress",
  failing: "in_progress",
  "timing out": "in_progress",
  "waiting failed": "failed",
};

const kept = new Set(["meta_data", "number", "rebuilt_from", "source"]);

/** States that end a build; of jobs too. */
function isOver(status: ChangeStatus | null): boolean {
  return status !== null && status !== "in_progress";
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function peopleOf(fields: Fields): NamedPeople {
  const creator = fields.object("creator");
  const id = creator.text("id") ?? creator.text("email");
  const author = fields.object("author");
  const names = new Map(id === null ? [] : [[id, creator.text("name")]]);
  const email = author.text("email") ?? author.text("name");
  return email === null ? names : names.set(email, author.text("name"));
}

/** Where a build stands: its pipeline, and its environment by its variables, then by names. */
function contextOf(fields: Fields, config: Config) {
  const pipeline = fields.object("pipeline");
  const [slug, name] = [pipeline.text("slug"), pipeline.text("name")];
  const said = { ...objectOf(fields.values["env"]), ...objectOf(fields.values["meta_data"]) };
  const path = /([^/:]+\/[^/]+?)(?:\.git)?$/.exec(pipeline.object("repository").text("url") ?? "")?.[1] ??
    null;
  const byAddress = /buildkite\.com\/(?:v2\/organizations\/)?[^/]+\/(?:pipelines\/)?([^/]+)\/builds\//;
  const known = slug ?? byAddress.exec(fields.text("url") ?? "")?.[1] ?? null;
  return {
    names: [known, name],
    service: serviceIn(config, known, name, path?.split("/")[1] ?? null),
    environment: environmentOf(said, config) ?? environmentIn(config, known, name),
  };
}

function buildRow(fields: Fields, id: string, config: Config): SourceRow {
  const zone = config.zones.sources[buildsKind];
  const { names, service, environment } = contextOf(fields, config);
  const word = fields.text("state");
  const status = fields.boolean("blocked") === true ? "in_progress" : canonicalOutcome(word, config, own);
  const kind = runKind(...names);
  const [author] = peopleOf(fields).keys();
  const row = {
    change_id: `${buildsKind}:${id}`,
    source: buildsKind,
    vendor_id: id,
    kind,
    service,
    environment: kind === "deployment" ? environment : null,
    title: hidingNames(vendor, peopleOf(fields))(fields.text("message")),
    status,
    status_raw: word,
    started_at: stamp(fields, "started_at", zone) ?? stamp(fields, "created_at", zone),
    finished_at: isOver(status) ? stamp(fields, "finished_at", zone) : null,
    author_id: author === undefined ? null : personId(vendor, author),
    ref: fields.text("tag") ?? fields.text("branch"),
    sha: fields.text("commit"),
    url: fields.text("web_url") ?? fields.text("url"),
    extra: extraJson(fields.values, (key) => kept.has(key)),
  };
  return { table: "changes", row };
}

/** Jobs that deploy inside a build that does not: those are the deployments. */
function deployingJobs(fields: Fields, id: string, config: Config): SourceRow[] {
  const zone = config.zones.sources[buildsKind];
  const { names, service, environment } = contextOf(fields, config);
  if (deploys(...names)) return [];
  return fields.list("jobs").map(nodeOf).flatMap((job) => {
    const name = job.text("name") ?? job.text("label") ?? job.text("step_key");
    const key = job.text("uuid") ?? job.text("id");
    if (key === null || !deploys(name)) return [];
    const word = job.text("state");
    const status = canonicalOutcome(word, config, own);
    const row = {
      change_id: `${buildsKind}:${id}:${key}`,
      source: buildsKind,
      vendor_id: `${id}:${key}`,
      kind: "deployment",
      service,
      environment: environmentIn(config, name) ?? environment,
      title: name,
      status,
      status_raw: word,
      started_at: stamp(job, "started_at", zone) ?? stamp(job, "created_at", zone),
      finished_at: isOver(status) ? stamp(job, "finished_at", zone) : null,
      ref: fields.text("tag") ?? fields.text("branch"),
      sha: fields.text("commit"),
      url: job.text("web_url") ?? job.text("url"),
    };
    return [{ table: "changes", row }];
  });
}

/** A build, as the REST API or GraphQL gives it: a deployment where its pipeline's name says that it deploys. */
export function mapBuild(given: Fields, config: Config, once: Once): Mapped {
  const fields = nodeOf(given);
  const id = fields.text("uuid") ?? fields.text("id");
  if (id === null) return missing("id");
  const people = once.rows(personRows(vendor, peopleOf(fields)));
  return { rows: [buildRow(fields, id, config), ...deployingJobs(fields, id, config), ...people] };
}
