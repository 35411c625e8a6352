import { iso } from "./_clock.ts";
import { hashOf } from "./_hash.ts";
import { type Alert, createAlerts, months } from "./alerts.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";

const externalURL = "https://alertmanager.larkspur.example";
/** What Go's clocks show for no time at all. */
const noTime = "0001-01-01T00:00:00Z";

/** What the webhook is told of an alert when it fires, or when it has cleared. */
function payload(alert: Alert, status: "firing" | "resolved"): string {
  const { id, rule, service, severity, summary, firedAt, clearedAt } = alert;
  const labels = { alertname: rule, instance: id, service: service.name, severity };
  const fingerprint = [0, 1].map((part) => hashOf(`${id}/${part}`).toString(16).padStart(8, "0")).join("");
  const told = {
    status,
    labels,
    annotations: { summary },
    startsAt: iso(firedAt),
    endsAt: status === "resolved" && clearedAt !== null ? iso(clearedAt) : noTime,
    generatorURL: `https://prometheus.larkspur.example/graph?g0.expr=${rule}`,
    fingerprint,
  };
  return JSON.stringify({
    receiver: "webhook",
    status,
    alerts: [told],
    groupLabels: { alertname: rule },
    commonLabels: labels,
    commonAnnotations: { summary },
    externalURL,
    version: "4",
    groupKey: `{}:{alertname="${rule}"}`,
    truncatedAlerts: 0,
  });
}

function* payloads(alerts: readonly Alert[]): Generator<Piece> {
  const calls = alerts.flatMap((alert) => [
    { at: alert.firedAt, text: payload(alert, "firing") },
    ...(alert.clearedAt === null ? [] : [{ at: alert.clearedAt, text: payload(alert, "resolved") }]),
  ]);
  for (const { text } of calls.sort((one, other) => one.at - other.at)) {
    yield { text: `${text}\n`, records: 1 };
  }
}

/** The company's alerts as Alertmanager told a webhook of them, one call a line, by the month they fired in. */
export function alertmanagerFiles(company: Company): readonly ExportText[] {
  const source = createAlerts(company);
  return months.map(({ label }) => ({
    path: `raw/alertmanager/webhook-${label}.jsonl`,
    source: "alertmanager_webhooks",
    *pieces() {
      yield* payloads(source.next().value ?? []);
    },
  }));
}
