import type { Unit } from "../../model/unit.ts";
import { weekMs } from "../../stats/whole_weeks.ts";
import type { AlertDayRow } from "./alert_rows.ts";
import type { TrendMeasure } from "./points.ts";
import type { TrendRow } from "./rows.ts";

/** One incident, or the alerts of a service and a day, as a measure sees it. */
export interface Item {
  /** Milliseconds. */
  readonly at: number;
  readonly service: string | null;
  /** The finest group its value may depend on. */
  readonly group: string;
  /** How many it stands for. */
  readonly n: number;
  /** Of how many the value is known. */
  readonly told: number;
  /** Sum of the known values: logarithms of seconds, or hits. */
  readonly sum: number;
  readonly tools: readonly string[];
}

/** How a measure is told. */
export interface Measure {
  readonly name: TrendMeasure;
  /** Of its level. */
  readonly unit: Unit;
  readonly items: readonly Item[];
  /** Milliseconds of the items' own history that are needed before it can be told. */
  readonly lead: number;
}

/** An incident repeats its family when that had one in the half year before: longer records must not repeat more. */
export const lookBack = 26 * weekMs;

const severe = 2;

function itemOf(row: TrendRow, value: number | null, group = ""): Item {
  return {
    at: Date.parse(row.startedAt),
    service: row.service,
    group: `${row.service ?? ""}|${group}`,
    n: 1,
    told: value === null ? 0 : 1,
    sum: value ?? 0,
    tools: row.tools,
  };
}

/** Logarithm of the seconds it took, a second at least; null where its end was not seen, or comes before its start. */
function logSeconds({ startedAt, resolvedAt }: TrendRow): number | null {
  if (resolvedAt === null) return null;
  const seconds = (Date.parse(resolvedAt) - Date.parse(startedAt)) / 1000;
  return seconds < 0 ? null : Math.log(Math.max(1, seconds));
}

function repeats(rows: readonly TrendRow[]): Item[] {
  const last = new Map<string, number>();
  return rows.map((row) => {
    const at = Date.parse(row.startedAt);
    const before = row.familyId === null ? undefined : last.get(row.familyId);
    if (row.familyId !== null) last.set(row.familyId, at);
    return itemOf(row, row.isTooThin ? null : Number(before !== undefined && at - before <= lookBack));
  });
}

function alertItem({ day, tool, service, alerts, alone }: AlertDayRow): Item {
  return {
    at: Date.parse(`${day}T12:00:00Z`),
    service,
    group: service ?? "",
    n: alerts,
    told: alerts,
    sum: alone,
    tools: [tool],
  };
}

/** What is followed: incidents, how long they take, how bad they are, whether they repeat, how many alerts are noise. */
export function measuresOf(rows: readonly TrendRow[], alerts: readonly AlertDayRow[]): Measure[] {
  const inOrder = rows.toSorted((a, b) =>
    a.startedAt === b.startedAt
      ? (a.incidentId < b.incidentId ? -1 : 1)
      : (a.startedAt < b.startedAt ? -1 : 1)
  );
  return [
    { name: "count", unit: "per_week", lead: 0, items: inOrder.map((row) => itemOf(row, null)) },
    {
      name: "duration",
      unit: "s",
      lead: 0,
      items: inOrder.map((row) => itemOf(row, logSeconds(row), `${row.severity ?? ""}`)),
    },
    {
      name: "severity",
      unit: "share",
      lead: 0,
      items: inOrder.map((row) => itemOf(row, row.severity === null ? null : Number(row.severity <= severe))),
    },
    { name: "recurrence", unit: "share", lead: lookBack, items: repeats(inOrder) },
    {
      name: "noise",
      unit: "share",
      lead: 0,
      items: alerts.map(alertItem).sort((a, b) => a.at - b.at),
    },
  ];
}
