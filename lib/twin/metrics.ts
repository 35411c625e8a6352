import { day, hour, hours, start } from "./_clock.ts";
import { streamOf } from "./_draw.ts";
import { hourOfWeek } from "./_zone.ts";
import type { Company } from "./company.ts";
import type { Service } from "./services.ts";

/** A metric of the monitoring and the shape of its values. */
export interface Metric {
  readonly name: string;
  readonly level: number;
  /** How far the working day lifts it. */
  readonly weekly: number;
  readonly noise: number;
  readonly decimals: number;
}

/** Metric that rises before the incidents of the memory family. */
export const leadingMetric = "container_memory_working_set_megabytes";

/** Metric of the same weekly shape that tells nothing. */
export const decoyMetric = "process_open_file_descriptors";

/** How long before an incident memory begins to rise. */
export const leadTime = 3 * day;

/** How far it has risen when the incident begins. */
export const leadRise = 260;

/** Metrics of a service; the first two are the leading one and its decoy. */
export const metrics: readonly Metric[] = [
  { name: leadingMetric, level: 400, weekly: 60, noise: 15, decimals: 0 },
  { name: decoyMetric, level: 300, weekly: 60, noise: 15, decimals: 0 },
  { name: "http_requests_per_second", level: 220, weekly: 300, noise: 30, decimals: 1 },
  { name: "http_error_ratio", level: 0.006, weekly: 0.002, noise: 0.001, decimals: 5 },
  { name: "http_latency_p99_seconds", level: 0.35, weekly: 0.12, noise: 0.05, decimals: 3 },
  { name: "cpu_usage_cores", level: 2.4, weekly: 1.8, noise: 0.3, decimals: 3 },
  { name: "queue_depth", level: 900, weekly: 500, noise: 200, decimals: 0 },
  { name: "db_connections_in_use", level: 11, weekly: 6, noise: 1.5, decimals: 0 },
];

/** A metric of one service over the whole history. */
export interface Series {
  readonly metric: Metric;
  readonly service: Service;
}

// One in twenty is not kept, as in every company.
function isKept(service: Service, metricIndex: number): boolean {
  return service.index < 6 || (service.index + 3 * metricIndex) % 20 !== 0;
}

/** Services in which a metric is kept. */
export function seriesOf(metric: Metric, company: Company): readonly Series[] {
  const metricIndex = metrics.indexOf(metric);
  return company.services.slice(0, company.size.metricServices)
    .filter((service) => isKept(service, metricIndex))
    .map((service) => ({ metric, service }));
}

/** Memory grows from `from`, is highest at `peak` and falls at `to`. */
interface Rise {
  readonly from: number;
  readonly peak: number;
  readonly to: number;
}

/** Times a service's memory is on the rise: the three days before each of its memory incidents, and until it is over. */
function rises(company: Company, service: Service): readonly Rise[] {
  return company.incidents
    .filter((incident) => incident.family === "memory" && incident.service === service)
    .map(({ createdAt, resolvedAt }) => ({
      from: createdAt - leadTime,
      peak: createdAt,
      to: resolvedAt ?? createdAt + hour,
    }));
}

function riseAt(at: number, rise: Rise | undefined): number {
  if (rise === undefined || at < rise.from) return 0;
  return leadRise * Math.min(1, (at - rise.from) / (rise.peak - rise.from));
}

// Smooth over the day, lower at weekends, by hour of the week.
const weekly = Float64Array.from({ length: 168 }, (_, at) => {
  const daily = Math.max(0, Math.sin(Math.PI * ((at % 24) - 6) / 16));
  return daily * (at >= 120 ? 0.35 : 1);
});

/** Values of a series at each step: NaN where the tool had none to give, null where it kept nothing. */
export function* valuesOf(
  series: Series,
  company: Company,
): Generator<readonly [at: number, value: number | null]> {
  const { metric, service } = series;
  const random = streamOf(company.seed, `metric/${metric.name}/${service.name}`);
  const spans = metric.name === leadingMetric ? rises(company, service) : [];
  const step = company.size.metricStepHours;
  const scale = 1 + (service.index % 7) / 10;
  let noise = 0;
  let span = 0;
  let gap = 0;
  for (let index = 0; index < hours; index += step) {
    const at = start + index * hour;
    noise = 0.6 * noise + 0.8 * random.normal();
    while (at >= (spans[span]?.to ?? Infinity)) span++;
    if (gap === 0 && random.next() < 0.001) gap = 1 + random.integer(6);
    const plain = metric.level + metric.weekly * (weekly[hourOfWeek(at, service.team.zone)] as number);
    const value = Math.max(0, (plain + metric.noise * noise) * scale + riseAt(at, spans[span]));
    yield [at, gap > 0 ? null : random.next() < 0.0002 ? NaN : value];
    if (gap > 0) gap--;
  }
}
