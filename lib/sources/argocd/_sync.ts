import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { environmentIn, serviceIn } from "../_ci_names.ts";
import type { Fields } from "../_fields.ts";
import { personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { canonicalEnvironment, canonicalOutcome, type ChangeStatus } from "../_words.ts";

/** Names applications in the ledger and syncs in their keys. */
export const applicationsKind = "argocd_applications";

/** Tool all Argo CD ids belong to. */
export const vendor = "argocd";

/** Argo CD's own word for a sync that is being stopped. */
const own: Readonly<Record<string, ChangeStatus>> = { terminating: "in_progress" };

/** What all syncs of an application share. */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly service: string | null;
  readonly environment: string | null;
}

/** The environment: by a label, else by the namespace, the cluster, the application's name or its project. */
function environmentOf(fields: Fields, config: Config): string | null {
  const labels = fields.object("metadata").object("labels");
  const labelled = labels.text("environment") ?? labels.text("env");
  if (labelled !== null) return canonicalEnvironment(labelled, config);
  const spec = fields.object("spec");
  const target = spec.object("destination");
  const names = [target.text("namespace"), target.text("name"), fields.object("metadata").text("name")];
  return environmentIn(config, ...names, spec.text("project"));
}

/** Reads what an application says of itself; NULL where it has no name. */
export function applicationOf(fields: Fields, config: Config): Application | null {
  const metadata = fields.object("metadata");
  const name = metadata.text("name");
  if (name === null) return null;
  const labelled = metadata.object("labels").text("app.kubernetes.io/name");
  return {
    id: `${metadata.text("namespace") ?? "argocd"}/${name}`,
    name,
    service: serviceIn(config, name, labelled),
    environment: environmentOf(fields, config),
  };
}

function sourceOf(fields: Fields): Fields {
  return fields.list("sources")[0] ?? fields.object("source");
}

function revisionOf(fields: Fields): string | null {
  return fields.text("revision") ?? fields.texts("revisions")[0] ?? null;
}

/** Rows of who set a sync off; none where Argo CD did by itself. */
export function initiatorRows(fields: Fields): SourceRow[] {
  const name = fields.object("initiatedBy").text("username");
  return name === null ? [] : personRows(vendor, new Map([[name, name]]));
}

function rowOf(app: Application, fields: Fields, source: Fields, key: string) {
  const revision = revisionOf(fields);
  const initiator = fields.object("initiatedBy").text("username");
  return {
    change_id: `${applicationsKind}:${app.id}:${key}`,
    source: applicationsKind,
    vendor_id: `${app.id}:${key}`,
    kind: "deployment",
    service: app.service,
    environment: app.environment,
    title: [`sync ${app.name}`, source.text("targetRevision")].filter((part) => part !== null).join(" "),
    author_id: initiator === null ? null : personId(vendor, initiator),
    ref: source.text("targetRevision"),
    sha: revision !== null && /^[0-9a-f]{40}$/.test(revision) ? revision : null,
    url: source.text("repoURL"),
  };
}

/** A sync of the history, which keeps those that succeeded and no other. */
export function historyRow(app: Application, entry: Fields, zone: string | undefined): SourceRow | null {
  const deployed = entry.instant("deployedAt", zone);
  const id = entry.text("id");
  if (deployed === null || id === null) return null;
  const row = {
    ...rowOf(app, entry, sourceOf(entry), `${id}@${deployed}`),
    status: "success",
    started_at: entry.instant("deployStartedAt", zone) ?? deployed,
    finished_at: deployed,
  };
  return { table: "changes", row };
}

/** The sync under way or the last one, where the history does not have it: because it failed or has not ended. */
export function operationRow(app: Application, state: Fields, config: Config): SourceRow | null {
  const zone = config.zones.sources[applicationsKind];
  const word = state.text("phase");
  const status = canonicalOutcome(word, config, own);
  const started = state.instant("startedAt", zone);
  if (status === null || status === "success" || started === null) return null;
  const operation = state.object("operation");
  const result = state.object("syncResult");
  const source = sourceOf(result.text("revision") === null ? operation.object("sync") : result);
  const named = operation.object("initiatedBy").text("username") === null ? state : operation;
  const base = rowOf(app, named, source, `operation@${started}`);
  const revision = revisionOf(result) ?? revisionOf(operation.object("sync"));
  const row = {
    ...base,
    sha: revision !== null && /^[0-9a-f]{40}$/.test(revision) ? revision : null,
    status,
    status_raw: word,
    started_at: started,
    finished_at: status === "in_progress" ? null : state.instant("finishedAt", zone),
  };
  return { table: "changes", row };
}
