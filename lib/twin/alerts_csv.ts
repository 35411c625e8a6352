import { iso } from "./_clock.ts";
import { csv, type Line } from "./_csv.ts";
import { type Alert, createAlerts, months } from "./alerts.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";

const alertHeader = "alert_id,service,rule,summary,severity,fired_at,cleared_at,incident".split(",");

function alertLine(alert: Alert): Line {
  const { id, service, rule, summary, severity, firedAt, clearedAt, incident } = alert;
  const cleared = clearedAt === null ? null : iso(clearedAt);
  return { cells: [id, service.name, rule, summary, severity, iso(firedAt), cleared, incident?.id ?? null] };
}

const alertOverlap = 2;

function* alertLines(alerts: readonly Alert[], before: readonly Alert[], isFirst: boolean): Generator<Line> {
  // Each month was asked for a little early, so the last alerts of the month before stand in it again.
  for (const alert of before) yield alertLine(alert);
  for (const alert of alerts) yield alertLine(alert);
  if (!isFirst) return;
  const [cells] = [alertLine(alerts[0] as Alert).cells];
  const reject = {
    code: "E-FIELDS",
    field: null,
    reason: "a line with too many fields",
    scope: "record",
  } as const;
  yield { cells: [...cells.slice(0, 7), "", "stray"], reject };
}

/** Alerts as CSV, one file a month: made as the files are written, in their order and once, and not kept. */
export function alertFiles(company: Company): readonly ExportText[] {
  const source = createAlerts(company);
  let before: readonly Alert[] = [];
  return months.map(({ label }, index) => ({
    path: `raw/monitoring/alerts-${label}.csv`,
    source: "alerts",
    *pieces() {
      const alerts = source.next().value ?? [];
      yield* csv(alertHeader, alertLines(alerts, before, index === 0));
      before = alerts.slice(-alertOverlap);
    },
  }));
}
