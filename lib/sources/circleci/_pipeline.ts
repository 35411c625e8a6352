import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { outcomeOf, serviceOf, vendor } from "./_circleci.ts";
import { workflowRows } from "./_workflow.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { personId } from "../_person.ts";

/** Names pipelines in the ledger and in their keys. */
export const pipelinesKind = "circleci_pipelines";

const kept = new Set(["errors", "number", "project_slug", "trigger_parameters"]);

function personOf(fields: Fields): ReadonlyMap<string, string> {
  const login = fields.object("trigger").object("actor").text("login");
  return new Map(login === null ? [] : [[login, login]]);
}

function pipelineRow(fields: Fields, id: string, config: Config): SourceRow {
  const zone = config.zones.sources[pipelinesKind];
  const vcs = fields.object("vcs");
  const people = personOf(fields);
  const [login] = people.keys();
  const state = fields.text("state");
  const subject = vcs.object("commit").text("subject");
  const row = {
    change_id: `${pipelinesKind}:${id}`,
    source: pipelinesKind,
    vendor_id: id,
    kind: "build",
    service: serviceOf(fields, config),
    title: hidingNames(vendor, people)(subject) ?? `pipeline ${fields.text("number") ?? id}`,
    // A pipeline that was created says nothing of how its workflows ended.
    status: state === "created" ? null : outcomeOf(state, config),
    status_raw: state,
    started_at: fields.instant("created_at", zone),
    author_id: login === undefined ? null : personId(vendor, login),
    ref: vcs.text("tag") ?? vcs.text("branch"),
    sha: vcs.text("revision"),
    updated_at: fields.instant("updated_at", zone),
    extra: extraJson(fields.values, (key) => kept.has(key)),
  };
  return { table: "changes", row };
}

/** A pipeline: what set off its workflows, and the commit they ran on; they may stand in it. */
export function mapPipeline(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const workflows = fields.list("workflows").flatMap((workflow) => workflowRows(workflow, config) ?? []);
  const people = once.rows(personRows(vendor, personOf(fields)));
  return { rows: [pipelineRow(fields, id, config), ...workflows, ...people] };
}
