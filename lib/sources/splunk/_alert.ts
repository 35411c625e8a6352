import { createHash } from "node:crypto";
import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import { personId } from "../_person.ts";
import { fieldText, splunk, splunkKind, type SplunkResult, type SplunkValue } from "./_splunk.ts";
import { canonicalService, canonicalSeverity } from "../_words.ts";

/** Urgency of notable events, and the severity of saved searches in words and in the numbers of the audit log. */
const severities: Readonly<Record<string, number>> = {
  fatal: 1,
  critical: 1,
  severe: 2,
  high: 2,
  error: 3,
  medium: 3,
  warn: 4,
  warning: 4,
  low: 4,
  info: 5,
  informational: 5,
  debug: 5,
};
const numbered = ["debug", "info", "warn", "error", "severe", "fatal"];

const rules = ["search_name", "savedsearch_name", "ss_name", "rule_name"] as const;
const weights = ["urgency", "severity"] as const;
const people = new Set(["owner", "user", "src_user", "reviewer", "orig_owner"]);
const placed = new Set<string>([
  ...rules,
  ...weights,
  "rule_title",
  "title",
  "service",
  "service_name",
  "status",
  "status_label",
  "event_id",
  "alert_id",
]);

/** Whether a result is a notable event or an alert that fired: it names a search and how grave it is. */
export function isSplunkAlert(result: SplunkResult): boolean {
  return fieldText(result, ...rules) !== null && fieldText(result, ...weights) !== null;
}

function idOf(result: SplunkResult): string {
  const id = fieldText(result, "event_id", "alert_id", "notable_id", "sid");
  if (id !== null) return id;
  const address = [fieldText(result, "_bkt"), fieldText(result, "_cd")];
  if (!address.includes(null)) return address.join(":");
  const said = ["_time", ...rules, "rule_title", "title", "_raw", "dest", "src", "host"].map((name) =>
    fieldText(result, name)
  );
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 16);
}

function withoutNames(values: Readonly<Record<string, SplunkValue>>): Record<string, unknown> {
  const hidden = (value: SplunkValue) => [value].flat().map((name) => personId(splunk, name)).join(", ");
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, people.has(name) ? hidden(value) : value]),
  );
}

/** The alert a result tells. */
export function splunkAlert(result: SplunkResult, startedAt: string, config: Config): SourceRow {
  const severity = fieldText(result, ...weights);
  const word = severity !== null && /^[1-6]$/.test(severity) ? numbered[Number(severity) - 1] : severity;
  const id = idOf(result);
  const keeps = (name: string) =>
    !name.startsWith("_") && !placed.has(name) && !/^(?:date_|linecount$|punct$)/.test(name);
  return {
    table: "alerts",
    row: {
      alert_id: `${splunkKind}:${id}`,
      source: splunkKind,
      vendor_id: id,
      service: canonicalService(fieldText(result, "service", "service_name"), config),
      rule: fieldText(result, ...rules),
      title: fieldText(result, "rule_title", "title", ...rules),
      severity: canonicalSeverity(word, config, severities),
      severity_raw: severity,
      status: fieldText(result, "status_label", "status"),
      started_at: startedAt,
      extra: extraJson(withoutNames(result.fields), keeps),
    },
  };
}
