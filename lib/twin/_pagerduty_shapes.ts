import type { ListItem } from "./_json_list.ts";
import type { Incident } from "./incident.ts";
import type { Person } from "./people.ts";

/** What a reader refuses where an id is missing. */
export const missingId = {
  code: "E-ID",
  field: "id",
  reason: "a record without an id",
  scope: "record",
} as const;

/** A reference to another object of the pager. */
export function reference(type: string, id: string, summary: string): Record<string, string> {
  return { id, type: `${type}_reference`, summary };
}

/** The service an incident was raised on. */
export function serviceOf({ service }: Incident): Record<string, string> {
  return reference("service", service.pagerId, service.pagerName);
}

/** A person, with the name the pager knows. */
export function person({ pagerId, name }: Person): Record<string, string> {
  return reference("user", pagerId, name);
}

/** Address of an incident in the pager. */
export function incidentUrl(incident: Incident): string {
  return `https://larkspur.pagerduty.com/incidents/${incident.id}`;
}

/** Status in the pager's own word. */
export function statusOf(incident: Incident): "triggered" | "acknowledged" | "resolved" {
  if (incident.resolvedAt !== null) return "resolved";
  return incident.acknowledgedAt === null ? "triggered" : "acknowledged";
}

/** When its status last changed. */
export function lastChange(incident: Incident): number {
  return incident.resolvedAt ?? incident.acknowledgedAt ?? incident.createdAt;
}

/** What a reader refuses of a broken record: a stamp no calendar of the trade reaches. */
export function dueFor(defect: Incident["defect"]): Pick<ListItem, "reject"> {
  if (defect !== "far_future") return {};
  const reason = "a stamp beyond the year 2099";
  return { reject: { code: "E-DATE", field: "resolved_at", reason, scope: "field" } };
}

/** Whole seconds between two instants. */
export const seconds = (from: number, to: number | null) =>
  to === null ? null : Math.round((to - from) / 1000);

/** Time to resolve as the pager states it, which in some records has the wrong sign. */
export function statedResolve(incident: Incident): number | null {
  const stated = seconds(incident.createdAt, incident.resolvedAt);
  return stated !== null && incident.defect === "negative_stated" ? -stated : stated;
}
