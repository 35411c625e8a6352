import type { Config } from "../../model/config.ts";
import { lookUp } from "../_look_up.ts";
import {
  type ActionStatus,
  canonicalActionStatus,
  canonicalSeverity,
  canonicalStatus,
  type IncidentStatus,
} from "../_words.ts";

/** What an issue is to us. */
export type IssueRole = "incident" | "review" | "action" | "other";

/** The role an issue type alone gives; `other` where links or labels have to decide. */
export function roleOfType(type: string, config: Config): IssueRole {
  if (lookUp(config.words.incident_types, type) !== undefined) return "incident";
  if (/post[- ]?(?:incident|mortem)|retrospective|\bpir\b/i.test(type)) return "review";
  if (/\baction\b|follow[- ]?up|corrective|preventi?(?:ve|ative)|remediation/i.test(type)) return "action";
  return /\b(?:incident|outage)\b/i.test(type) ? "incident" : "other";
}

/** Whether a label says that the issue follows from an incident. */
export function isFollowUpLabel(label: string): boolean {
  return /post-?_?(?:mortem|incident)|incident-?_?(?:action|follow)|follow-?_?up|action-?_?item|remediation|^pir$/i
    .test(label);
}

/** Types that stand beside incidents without being done because of them. */
export function isOtherRecord(type: string): boolean {
  return /\b(?:change|problem|service request|epic)\b/i.test(type);
}

const states: Readonly<Record<string, IncidentStatus>> = {
  "to do": "open",
  reopened: "open",
  "waiting for support": "open",
  "waiting for triage": "open",
  escalated: "acknowledged",
  pending: "acknowledged",
  "waiting for customer": "acknowledged",
  "under investigation": "acknowledged",
  "work in progress": "acknowledged",
};

function isGivenUp(resolution: string | null): boolean {
  return /^(?:won'?t (?:do|fix)|declined|duplicate|cancell?ed|invalid|not a bug|incomplete|obsolete)$/i
    .test(resolution?.trim() ?? "");
}

/** Where an incident stands, by its status, else by the category Jira puts the status in. */
export function issueStatus(
  status: string | null,
  category: string | null,
  resolution: string | null,
  config: Config,
): IncidentStatus | null {
  const found = canonicalStatus(status, config, states) ?? canonicalStatus(category, config, states);
  return found === "resolved" && isGivenUp(resolution) ? "cancelled" : found;
}

/** Where an action item stands, in the same way; what was given up carries its resolution as the reason. */
export function actionState(
  status: string | null,
  category: string | null,
  resolution: string | null,
  config: Config,
): { readonly status: ActionStatus | null; readonly status_reason: string | null } {
  const found = canonicalActionStatus(status, config) ?? canonicalActionStatus(category, config);
  const ended = found === "done" ? canonicalActionStatus(resolution, config) : null;
  const given = ended === "rejected" || ended === "superseded" ? ended : null;
  return { status: given ?? found, status_reason: given === null ? null : resolution };
}

/** Jira's own five priorities, of newer and older releases. */
const priorities: Readonly<Record<string, number>> = {
  highest: 1,
  high: 2,
  medium: 3,
  low: 4,
  lowest: 5,
  blocker: 1,
  critical: 2,
  major: 3,
  minor: 4,
  trivial: 5,
};

/** Severity of the field of that name, in which a number leads (`S1 - Critical`), or of the priority. */
export function issueSeverity(severity: string | null, priority: string | null, config: Config) {
  const raw = severity ?? priority;
  const number = /^(?:s|sev|severity|p)?[ -]?([1-5])\b/i.exec(severity ?? "")?.[1];
  const known = canonicalSeverity(raw, config, severity === null ? priorities : {});
  return { severity: known ?? (number === undefined ? null : Number(number)), severity_raw: raw };
}
