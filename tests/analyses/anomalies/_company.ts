import type { AnomalyRow } from "../../../lib/analyses/anomalies/rows.ts";
import { createAlerts } from "../../../lib/twin/alerts.ts";
import { createCompany } from "../../../lib/twin/company.ts";
import { metrics, seriesOf, valuesOf } from "../../../lib/twin/metrics.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

type Company = ReturnType<typeof createCompany>;
type Incident = Company["incidents"][number];

/** A company of the twin, its streams by hour, and the rows around any of its incidents, or of one put anywhere. */
export interface StreamsOfCompany {
  readonly company: Company;
  /** Services that have metrics. */
  readonly services: readonly string[];
  rowsAround(incident: Planted, others: readonly Planted[]): AnomalyRow[];
}

/** An incident as far as this question goes. */
export interface Planted {
  readonly id: string;
  readonly service: string;
  readonly startedAt: number;
  readonly durationS: number;
}

export function plantedOf({ id, service, createdAt, resolvedAt }: Incident): Planted {
  const durationS = ((resolvedAt ?? createdAt + hourMs) - createdAt) / 1000;
  return { id, service: service.name, startedAt: createdAt, durationS };
}

const iso = (at: number) => new Date(at).toISOString();
const hourOf = (at: number) => Math.floor(at / hourMs) * hourMs;

function metricRows(company: Company): AnomalyRow[] {
  return metrics.slice(0, company.size.metrics).flatMap((metric) =>
    seriesOf(metric, company).flatMap((series) =>
      [...valuesOf(series, company)].filter(([, value]) => Number.isFinite(value ?? NaN)).map((
        [at, value],
      ) => ({
        kind: "metric" as const,
        service: series.service.name,
        isOwn: true,
        stream: metric.name,
        at: iso(hourOf(at)),
        value,
        firstAt: iso(at),
        lastAt: iso(at),
        knownFrom: null,
        knownUntil: null,
      }))
    )
  );
}

/** Hours in which something was counted. */
function countRows(
  kind: "alerts" | "changes",
  told: readonly { service: string; stream: string; at: number }[],
) {
  const times = told.map(({ at }) => at).sort((a, b) => a - b);
  const known = { knownFrom: iso(times[0] ?? 0), knownUntil: iso(times.at(-1) ?? 0) };
  const hours = Map.groupBy(told, ({ service, stream, at }) => `${service}|${stream}|${hourOf(at)}`);
  return [...hours.values()].map((own): AnomalyRow => ({
    kind,
    service: own[0]?.service ?? "",
    isOwn: true,
    stream: own[0]?.stream ?? "",
    at: iso(hourOf(own[0]?.at ?? 0)),
    value: own.length,
    firstAt: iso(Math.min(...own.map((one) => one.at))),
    lastAt: iso(Math.max(...own.map((one) => one.at))),
    ...known,
  }));
}

export function streamsOfCompany(seed: number): StreamsOfCompany {
  const company = createCompany({ scale: "sample", seed });
  const alerts = [...createAlerts(company)].flat().map(({ service, rule, firedAt }) => ({
    service: service.name,
    stream: rule,
    at: firedAt,
  }));
  const changes = company.changes.map(({ service, kind, startedAt }) => ({
    service: service.name,
    stream: kind,
    at: startedAt,
  }));
  const rows = Map.groupBy(
    [...metricRows(company), ...countRows("alerts", alerts), ...countRows("changes", changes)],
    ({ service }) => service,
  );
  return {
    company,
    services: [
      ...new Set(seriesOf(metrics[0] as typeof metrics[number], company).map(({ service }) => service.name)),
    ],
    rowsAround: ({ id, service, startedAt, durationS }, others) => {
      const [from, until] = [startedAt - 168 * dayMs, startedAt + 14 * dayMs];
      const own = (rows.get(service) ?? []).filter(({ at }) =>
        Date.parse(at) >= from && Date.parse(at) < until
      );
      const about = {
        ...{ kind: "incident", service, isOwn: true } as const,
        ...{ firstAt: null, lastAt: null, knownFrom: null, knownUntil: null },
      };
      const near = others.filter((other) =>
        other.service === service && other.id !== id && other.startedAt >= from && other.startedAt < until
      );
      return [
        ...own,
        { ...about, stream: id, at: iso(startedAt), value: durationS },
        ...near.map((other) => ({
          ...about,
          stream: other.id,
          at: iso(other.startedAt),
          value: other.durationS,
        })),
      ];
    },
  };
}
