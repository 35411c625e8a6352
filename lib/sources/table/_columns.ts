import type { TableMapping } from "../../model/config.ts";

/** What a mapped column holds, which decides how its text is read. */
export type ColumnKind =
  | "id"
  | "text"
  | "time"
  | "number"
  | "flag"
  | "severity"
  | "service"
  | "services"
  | "team"
  | "person"
  | "status"
  | "environment"
  | "incident_type";

/** Columns of the export that a mapping reads. */
export function namedColumns({ columns, id_of: parts }: TableMapping): string[] {
  return [...new Set([...Object.values(columns), ...parts])];
}

/** Columns a mapping may fill, by entity table: the words of `hindcast.yaml`. */
export const mappable: Readonly<Record<TableMapping["table"], Readonly<Record<string, ColumnKind>>>> = {
  incidents: {
    id: "id",
    title: "text",
    summary: "text",
    status: "status",
    severity: "severity",
    incident_type: "incident_type",
    team: "team",
    service: "service",
    services: "services",
    started_at: "time",
    detected_at: "time",
    declared_at: "time",
    acknowledged_at: "time",
    mitigated_at: "time",
    resolved_at: "time",
    updated_at: "time",
    external_ref: "text",
    url: "text",
  },
  alerts: {
    id: "id",
    service: "service",
    rule: "text",
    title: "text",
    severity: "severity",
    status: "text",
    started_at: "time",
    acknowledged_at: "time",
    resolved_at: "time",
    incident_ref: "text",
    updated_at: "time",
  },
  changes: {
    id: "id",
    kind: "text",
    service: "service",
    environment: "environment",
    title: "text",
    status: "status",
    started_at: "time",
    finished_at: "time",
    author: "person",
    ref: "text",
    sha: "text",
    url: "text",
    updated_at: "time",
  },
  messages: {
    id: "id",
    channel: "text",
    thread: "text",
    sent_at: "time",
    author: "person",
    text: "text",
    updated_at: "time",
  },
  metrics: { name: "text", service: "service", unit: "text", sampled_at: "time", value: "number" },
  action_items: {
    id: "id",
    title: "text",
    kind: "text",
    status: "status",
    status_reason: "text",
    owner: "person",
    team: "team",
    priority: "text",
    reference: "text",
    incident_ref: "text",
    created_at: "time",
    due_at: "time",
    completed_at: "time",
    updated_at: "time",
  },
};

/** Columns without which a row says nothing. */
export const required: Readonly<Record<TableMapping["table"], readonly string[]>> = {
  incidents: ["id"],
  alerts: ["id", "started_at"],
  changes: ["id", "started_at"],
  messages: ["id", "sent_at"],
  metrics: ["name", "sampled_at", "value"],
  action_items: ["id", "title"],
};
