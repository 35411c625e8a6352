import { uuidOf } from "./_vendor_ids.ts";
import { type Alert, createAlerts, months } from "./alerts.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";

const accountId = 41_001;

/** What the row of opening has, and the row of closing repeats. */
function opened(alert: Alert): Record<string, unknown> {
  const { id, rule, service, severity, summary, firedAt } = alert;
  return {
    accountId,
    conditionName: rule,
    "entity.name": service.name,
    event: "open",
    incidentId: uuidOf(`newrelic/incident/${id}`),
    openTime: firedAt,
    policyName: service.team.name,
    priority: severity === "critical" ? "critical" : "warning",
    targetName: service.name,
    timestamp: firedAt,
    title: summary,
  };
}

function rowsOf(alert: Alert): readonly Record<string, unknown>[] {
  const open = opened(alert);
  const { clearedAt } = alert;
  if (clearedAt === null) return [open];
  const closed = { event: "close", closeCause: "EVALUATOR", closeTime: clearedAt, timestamp: clearedAt };
  return [open, { ...open, ...closed }];
}

function* answer(alerts: readonly Alert[]): Generator<Piece> {
  yield { text: '{"data":{"actor":{"account":{"nrql":{"results":[' };
  // The newest row comes first, as the query answers unless told otherwise.
  const rows = alerts.flatMap(rowsOf).sort((one, other) =>
    Number(other["timestamp"]) - Number(one["timestamp"])
  );
  for (const [index, row] of rows.entries()) {
    yield { text: `${index === 0 ? "" : ","}\n${JSON.stringify(row)}`, records: 1 };
  }
  yield { text: "\n]}}}}}\n" };
}

/** The company's alerts as rows of New Relic's NrAiIncident, by the month they opened in. */
export function newrelicFiles(company: Company): readonly ExportText[] {
  const source = createAlerts(company);
  return months.map(({ label }) => ({
    path: `raw/newrelic/incidents-${label}.json`,
    source: "newrelic_incidents",
    *pieces() {
      yield* answer(source.next().value ?? []);
    },
  }));
}
