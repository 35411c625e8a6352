import { wallTime } from "./_zone.ts";
import { csv, type Line } from "./_csv.ts";
import { dueFor, seconds, statedResolve } from "./_pagerduty_shapes.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

/** Zone of the legacy report, whose stamps carry no offset. */
export const legacyZone = "America/New_York";

const legacyHeader = [
  ..."id incident_number description service_id service_name escalation_policy_id escalation_policy_name"
    .split(" "),
  ..."created_on resolved_on seconds_to_first_ack seconds_to_resolve auto_resolved escalation_count".split(
    " ",
  ),
  ..."auto_escalation_count acknowledge_count assignment_count urgency".split(" "),
];

function legacyCells(incident: Incident): Line["cells"] {
  const { service, severity, acknowledgedAt, escalatedAt, recordedResolvedAt } = incident;
  const escalations = escalatedAt === null ? 0 : 1;
  return [
    ...[incident.id, incident.number, incident.title, service.pagerId, service.pagerName],
    ...[`PE${service.team.id.slice(2)}`, `${service.team.name} on call`],
    wallTime(incident.createdAt, legacyZone),
    recordedResolvedAt === null ? null : wallTime(recordedResolvedAt, legacyZone),
    ...[
      seconds(incident.createdAt, acknowledgedAt),
      statedResolve(incident),
      incident.autoResolved ? "true" : "false",
    ],
    ...[escalations, escalations, acknowledgedAt === null ? 0 : 1, 1 + escalations],
    severity !== null && severity <= 3 ? "high" : "low",
  ];
}

function* legacyLines(incidents: readonly Incident[]): Generator<Line> {
  for (const [index, incident] of incidents.entries()) {
    const due = dueFor(incident.defect).reject;
    yield { cells: legacyCells(incident), ...(due ? { reject: { ...due, field: "resolved_on" } } : {}) };
    if (index !== 4) continue;
    // A line that was cut while it was written.
    const reject = {
      code: "E-FIELDS",
      field: null,
      reason: "a line with too few fields",
      scope: "record",
    } as const;
    yield { cells: legacyCells(incident).slice(0, 6), reject };
  }
}

/** The report of an earlier time as CSV, with its own column names. */
export function legacyFile(incidents: readonly Incident[]): ExportText {
  return {
    path: "raw/pagerduty/legacy.csv",
    source: "pagerduty_csv",
    pieces: () => csv(legacyHeader, legacyLines(incidents)),
  };
}
