import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { canonicalService, canonicalSeverity } from "../_words.ts";

/** One firing of a rule, as Prometheus and Alertmanager tell it. */
export interface Firing {
  readonly source: string;
  /** What tells the alert from the rule's others: a fingerprint, or its labels. */
  readonly key: string;
  readonly fingerprint: string | null;
  readonly labels: Fields;
  readonly annotations: Fields;
  /** In the tool's own word. */
  readonly status: string | null;
  readonly startedAt: string | null;
  readonly resolvedAt: string | null;
  readonly updatedAt: string | null;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Labels by name: the same alert has the same text. */
export function labelsKey(labels: Fields): string {
  return JSON.stringify(Object.entries(labels.values).sort(([one], [other]) => one < other ? -1 : 1));
}

/** The service a rule watches, by the labels that usually name it. */
function serviceOf(labels: Fields, config: Config): string | null {
  const name = ["service", "service_name", "app", "job"].map((label) => labels.text(label))
    .find((value) => value !== null);
  return canonicalService(name, config);
}

function titleOf({ labels, annotations }: Firing): string | null {
  return annotations.text("summary") ?? annotations.text("description") ?? annotations.text("message") ??
    labels.text("alertname");
}

/** The row of a firing. Which severity a label's word means is each organisation's own. */
export function alertRow(firing: Firing, config: Config): SourceRow {
  const { source, key, fingerprint, labels, annotations, status, rest } = firing;
  const severity = labels.text("severity");
  return {
    table: "alerts",
    row: {
      alert_id: `${source}:${key}:${firing.startedAt ?? ""}`,
      source,
      vendor_id: fingerprint,
      service: serviceOf(labels, config),
      rule: labels.text("alertname"),
      title: titleOf(firing),
      severity: canonicalSeverity(severity, config),
      severity_raw: severity,
      status,
      started_at: firing.startedAt,
      resolved_at: firing.resolvedAt,
      updated_at: firing.updatedAt,
      extra: extraJson({ ...rest, labels: labels.values, annotations: annotations.values }, () => true),
    },
  };
}
