import { end, minute, start, toSecond } from "./_clock.ts";
import { logNormal, pick, streamOf } from "./_draw.ts";
import type { Random } from "../stats/random.ts";
import type { Company } from "./company.ts";
import type { Incident } from "./incident.ts";
import type { Service } from "./services.ts";

/** An alert of the monitoring, grouped into an incident or not. */
export interface Alert {
  readonly id: string;
  readonly service: Service;
  readonly rule: string;
  readonly summary: string;
  readonly severity: "critical" | "error" | "warning" | "info";
  readonly firedAt: number;
  readonly clearedAt: number | null;
  readonly incident: Incident | null;
}

const rules: readonly (readonly [string, string, Alert["severity"]])[] = [
  ["HighErrorRate", "error rate above 2 %", "critical"],
  ["LatencyP99", "p99 latency above 800 ms", "error"],
  ["PodRestarts", "pods restarted more than 3 times", "error"],
  ["QueueDepth", "queue depth above 10000", "warning"],
  ["CpuSaturation", "CPU above 90 % for 10 minutes", "warning"],
  ["DiskPressure", "disk above 85 %", "warning"],
  ["ProbeFailed", "blackbox probe failed", "critical"],
  ["SlowQueries", "slow queries above baseline", "info"],
];

/** Months of the history as half-open spans: alerts are made, and exported, month by month. */
export const months = Array.from({ length: 18 }, (_, index) => ({
  label: `${2025 + Math.floor((index + 3) / 12)}-${String((index + 3) % 12 + 1).padStart(2, "0")}`,
  from: Date.UTC(2025, 3 + index, 1),
  to: Date.UTC(2025, 4 + index, 1),
}));

type Draft = Omit<Alert, "id">;

function groupedAlerts(incident: Incident, most: number, random: Random): readonly Draft[] {
  return Array.from({ length: 1 + random.integer(most) }, () => {
    const [rule, text, severity] = pick(rules, random);
    const firedAt = incident.createdAt - random.integer(240) * 1000;
    const { service, resolvedAt: clearedAt } = incident;
    return { service, rule, summary: `${service.name} ${text}`, severity, firedAt, clearedAt, incident };
  });
}

function noiseAlert(
  from: number,
  to: number,
  cumulative: readonly number[],
  company: Company,
  random: Random,
): Draft {
  const level = random.next();
  const service = company.services[cumulative.findIndex((sum) => sum > level)] ??
    company.services[0] as Service;
  const [rule, text, severity] = pick(rules, random);
  const firedAt = toSecond(from + random.next() * (to - from));
  const clearedAt = firedAt + Math.round(logNormal(6 * minute, 0.9, random) / 1000) * 1000;
  return { service, rule, summary: `${service.name} ${text}`, severity, firedAt, clearedAt, incident: null };
}

const countGrouped = (most: number, incident: Incident, seed: number) =>
  groupedAlerts(incident, most, streamOf(seed, `alerts/${incident.id}`));

/** Alerts of all months, one month at a time, exactly `size.alerts` together; ids run on. */
export function* createAlerts(company: Company): Generator<readonly Alert[]> {
  const { incidents, size, seed } = company;
  const most = size.alerts > 10 * size.incidents ? 6 : 1;
  const grouped = incidents.reduce((sum, incident) => sum + countGrouped(most, incident, seed).length, 0);
  const noise = size.alerts - grouped;
  let sum = 0;
  const cumulative = company.services.map((service) => sum += service.share);
  const upTo = (at: number) => Math.round(noise * (at - start) / (end - start));
  let number = 0;
  for (const { label, from, to } of months) {
    const random = streamOf(seed, `alerts/${label}`);
    const drafts = [
      ...incidents.filter(({ createdAt }) => createdAt >= from && createdAt < to)
        .flatMap((incident) => countGrouped(most, incident, seed)),
      ...Array.from(
        { length: upTo(to) - upTo(from) },
        () => noiseAlert(from, to, cumulative, company, random),
      ),
    ];
    yield drafts
      .sort((one, other) => one.firedAt - other.firedAt)
      .map((draft) => ({ ...draft, id: `al-${String(++number).padStart(7, "0")}` }));
  }
}
