import type { Config } from "../model/config.ts";
import { lookUp } from "./_look_up.ts";
import { shortLines } from "./_short_lines.ts";
import { canonicalSeverity } from "./_words.ts";

/** What labels make of an issue. */
export type IssueKind = "action_item" | "incident" | "ordinary";

const action =
  /(?:^|\b)(?:post ?mortem|action items?|incident (?:action|follow ?up|review|task)s?|follow ?ups?|corrective actions?|remediation|retro(?:spective)?(?: items?)?|lessons? learn(?:ed|t))(?:\b|$)/;
const incident = /^(?:(?:type|kind|issue type) ?[:/]? ?)?(?:incident|outage|major incident)$/;
const severity = /^(?:(?:severity|sev|impact) ?[:/ ]? ?)(.+)$|^([ps]\d|sev ?\d)$/;
const priority = /^(?:priority ?[:/ ]? ?)(.+)$|^(p\d)$/;
const kinds = { prevent: "prevent", mitigate: "mitigate", detect: "detect", process: "process" } as const;

function plain(label: string): string {
  return label.toLowerCase().replaceAll(/[\s_-]+/g, " ").trim();
}

/**
 * What an issue is by its labels: an action item where one says postmortem, action item, follow-up or the like; else an
 * incident where one says so, or where `words: incident_types:` calls a label an incident; else neither.
 */
export function issueKind(labels: readonly string[], config: Config): IssueKind {
  const words = labels.map(plain);
  if (words.some((word) => action.test(word))) return "action_item";
  const isIncident = (label: string, at: number) =>
    incident.test(words[at] ?? "") || lookUp(config.words.incident_types, label) === "incident";
  return labels.some(isIncident) ? "incident" : "ordinary";
}

function firstMatch(labels: readonly string[], pattern: RegExp): string | null {
  const at = labels.findIndex((label) => pattern.test(plain(label)));
  return at < 0 ? null : labels[at] ?? null;
}

/** Severity a label gives (`sev1`, `severity: high`), with the label itself; both NULL where none does. */
export function severityIn(
  labels: readonly string[],
  config: Config,
): { readonly severity: number | null; readonly severity_raw: string | null } {
  const label = firstMatch(labels, severity);
  const [, named, numbered] = severity.exec(plain(label ?? "")) ?? [];
  const raw = named ?? numbered ?? null;
  const word = raw !== null && /^\d$/.test(raw) ? `sev${raw}` : raw;
  return {
    severity: canonicalSeverity(label, config) ?? canonicalSeverity(word, config),
    severity_raw: label,
  };
}

/** The label that gives a priority, as written. */
export function priorityIn(labels: readonly string[]): string | null {
  return firstMatch(labels, priority);
}

/** `prevent`, `mitigate`, `detect` or `process` where a label says so. */
export function actionKindIn(labels: readonly string[]): string | null {
  const words = labels.flatMap((label) => plain(label).split(/[ :/]+/));
  return words.map((word) => lookUp<string>(kinds, word)).find((kind) => kind !== undefined) ?? null;
}

/** The service a label names: `service: payments`. */
export function serviceLabel(labels: readonly string[]): string | null {
  const found = labels.map((label) => /^(?:service|component|app)\s*[:/]+\s*(.+)$/i.exec(label.trim())?.[1]);
  return found.find((name) => name !== undefined) ?? null;
}

const address = /https?:\/\/[^\s<>()\]"']*\/(?:incidents?|postmortems?)\/[^\s<>()\]"',]+/i;
const key =
  /\b(?:incident|post-?mortem|outage)s?\b[\s:#-]*(?:of |for )?(#\d+|[A-Z][A-Z0-9]*-\d+|[A-Z0-9]{7,})\b/i;

function keyIn(line: string): string | null {
  const named = key.exec(line)?.[1] ?? null;
  return named !== null && /\d/.test(named) ? named : null;
}

/** The incident a text refers to: an address of one, else the key that follows the word (`incident INC-12`). */
export function incidentIn(text: string | null): string | null {
  const lines = shortLines(text);
  const found = lines.map((line) => address.exec(line)?.[0]).find((one) => one !== undefined);
  if (found !== undefined) return found.replace(/[.,;]+$/, "");
  return lines.map(keyIn).find((one) => one !== null) ?? null;
}
