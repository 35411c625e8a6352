import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { membersWithoutPeople, vendor } from "./_datadog.ts";
import type { Resource } from "./_resource.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { earliest } from "../_moments.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalService, canonicalSeverity, canonicalStatus, type IncidentStatus } from "../_words.ts";

const source = "datadog_status_pages";

const placed = new Set([
  ..."title description status created_at modified_at published_date start_date completed_date".split(" "),
  ..."components_affected updates".split(" "),
]);

/** A maintenance that is announced has not begun. */
const statuses: Readonly<Record<string, IncidentStatus>> = { scheduled: "open" };

/** States of a component, the worst first. */
const harms = ["major_outage", "partial_outage", "degraded", "maintenance", "operational"] as const;

/** The worst state a component had, in Datadog's own word. */
function worst(attributes: Fields): string | null {
  const affected = [attributes, ...attributes.list("updates")]
    .flatMap((part) => part.list("components_affected")).map((component) => component.text("status"));
  return harms.find((harm) => affected.includes(harm)) ?? affected.find((harm) => harm !== null) ?? null;
}

/** When the page first said one of these states. */
function firstUpdate(attributes: Fields, ...states: readonly string[]): string | null {
  const updates = attributes.list("updates")
    .filter((update) => states.length === 0 || states.includes(update.text("status") ?? ""));
  return earliest(updates.map((update) => update.instant("started_at", undefined)));
}

function times(type: string, attributes: Fields) {
  const isOver = /^(?:resolved|completed)$/.test(attributes.text("status") ?? "");
  const over = isOver ? firstUpdate(attributes, "resolved", "completed") : null;
  const isPlanned = type === "maintenances";
  // The dates of a maintenance are a plan until it is over.
  const planned = isPlanned && isOver ? attributes.instant("completed_date", undefined) : null;
  return {
    started_at: isPlanned ? attributes.instant("start_date", undefined) : firstUpdate(attributes),
    declared_at: attributes.instant(isPlanned ? "published_date" : "created_at", undefined),
    mitigated_at: firstUpdate(attributes, "monitoring"),
    resolved_at: planned ?? over,
    updated_at: attributes.instant("modified_at", undefined),
  };
}

function updateRows(attributes: Fields, recordId: string): readonly SourceRow[] {
  return attributes.list("updates").flatMap((update): SourceRow[] => {
    const id = update.text("id");
    if (id === null) return [];
    const row = {
      event_id: `${source}:${id}`,
      source,
      record_id: recordId,
      occurred_at: update.instant("started_at", undefined) ?? update.instant("created_at", undefined),
      occurred_at_raw: update.text("started_at") ?? update.text("created_at"),
      kind: update.text("status"),
      text: update.text("description"),
    };
    return [{ table: "incident_events", row }];
  });
}

/** What a status page told customers: an outage, or work that was announced. */
export function notice({ type, id, attributes }: Resource, config: Config): Mapped {
  if (id === null) return missing("id");
  const recordId = `${source}:${id}`;
  const severity = worst(attributes);
  const affected = attributes.list("components_affected").map((component) => component.text("name"));
  const status = attributes.text("status");
  const row = {
    record_id: recordId,
    source,
    vendor,
    vendor_id: id,
    title: attributes.text("title"),
    summary: attributes.text("description") ?? attributes.text("scheduled_description"),
    status: canonicalStatus(status, config, statuses),
    status_raw: status,
    severity: canonicalSeverity(severity, config),
    severity_raw: severity,
    incident_type: type === "maintenances" ? "maintenance" : "incident",
    service: canonicalService(affected[0], config),
    ...times(type, attributes),
    extra: extraJson(membersWithoutPeople(attributes.values), (key) => !placed.has(key)),
  };
  return {
    rows: [
      { table: "incident_records", row },
      ...serviceRows(recordId, affected, config),
      ...updateRows(attributes, recordId),
    ],
  };
}
