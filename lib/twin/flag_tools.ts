import { iso } from "./_clock.ts";
import { jsonList, type ListItem } from "./_json_list.ts";
import type { Change } from "./changes.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";

/** Flags that were changed: tools of flags log what happened, not what was tried. */
export function flagsChanged({ changes }: Company): readonly Change[] {
  return changes.filter(({ kind, status }) => kind === "flag" && status === "success");
}

function keyOf({ id }: Change): string {
  return `switch-${id}`;
}

function* entries(company: Company): Generator<ListItem> {
  for (const change of flagsChanged(company).toReversed()) {
    const resource = `proj/${change.service.repo}:env/production:flag/${keyOf(change)}`;
    const json = {
      _id: change.id,
      accesses: [{ action: "updateFallthrough", resource }],
      date: change.startedAt,
      kind: "flag",
      name: change.title,
      titleVerb: "changed the flag",
      description: change.title,
      target: { name: change.title, resources: [resource] },
    };
    yield { json };
  }
}

/** Changes of flags as LaunchDarkly's audit log, newest first. */
export function launchdarklyFiles(company: Company): readonly ExportText[] {
  const total = flagsChanged(company).length;
  return [{
    path: "raw/launchdarkly/auditlog.json",
    source: "launchdarkly_audit_log",
    pieces: () => jsonList(entries(company), "items", `,"totalCount":${total}`),
  }];
}

function* events(company: Company): Generator<ListItem> {
  let id = flagsChanged(company).length;
  for (const change of flagsChanged(company).toReversed()) {
    const json = {
      id: id--,
      type: "feature-strategy-update",
      createdBy: "release-script",
      createdAt: new Date(change.startedAt).toISOString(),
      data: { title: change.title },
      preData: null,
      tags: [],
      featureName: keyOf(change),
      project: change.service.repo,
      environment: "production",
    };
    yield { json };
  }
}

/** Changes of flags as Unleash's events, newest first. */
export function unleashFiles(company: Company): readonly ExportText[] {
  return [{
    path: "raw/unleash/events.json",
    source: "unleash_events",
    pieces: () => jsonList(events(company), "events", `,"version":1`),
  }];
}

function* changes(company: Company): Generator<ListItem> {
  for (const { id, kind, service, title, status, startedAt, finishedAt } of company.changes) {
    const times = { startedAt: iso(startedAt), finishedAt: iso(finishedAt) };
    yield { json: { id, kind, service: service.repo, env: "prod", description: title, status, ...times } };
  }
}

/** All changes but deployments as a log of the company's own making. */
export function changeLogFiles(company: Company): readonly ExportText[] {
  return [{
    path: "raw/change_log/changes.json",
    source: "change_log_json",
    pieces: () => jsonList(changes(company), "changes"),
  }];
}
