import type { Term } from "../../model/finding.ts";
import { adjustTerms } from "../../stats/adjust_terms.ts";
import { createRandom } from "../../stats/random.ts";
import { hoursOf } from "./_hours.ts";
import type { Settings } from "./options.ts";
import type { WorkloadRow } from "./rows.ts";

/** How many of the busiest are looked at together. */
const most = 3;
const draws = 1999;

interface Shares {
  readonly name: string;
  /** How many there are to fall on: nights of the period, services, rules. */
  readonly places: number;
  readonly counts: ReadonlyMap<string, number>;
}

function top(counts: Uint32Array): number {
  return counts.toSorted().subarray(-most).reduce((sum, count) => sum + count, 0);
}

/** The night an interruption belongs to: after midnight still that of the day before. */
function nightOf({ day, hour }: WorkloadRow): string {
  const date = Date.parse(`${day}T00:00:00Z`) - (hour < 12 ? 86_400_000 : 0);
  return new Date(date).toISOString().slice(0, 10);
}

function counted(keys: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(keys, (key) => key)].map(([key, own]) => [key, own.length]));
}

function sharesOf(all: readonly WorkloadRow[], { period, rules }: Settings): Shares[] {
  const rows = all.filter(({ openedAt }) => openedAt >= period.start && openedAt < period.end);
  const nights = counted(rows.filter((row) => hoursOf(row) === "night").map(nightOf));
  const services = counted(rows.flatMap(({ service }) => service ?? []));
  const known = new Set(all.flatMap(({ service }) => service ?? []));
  const alerts = new Map<string, number>();
  for (const { rule, fired } of rules) alerts.set(rule, (alerts.get(rule) ?? 0) + fired);
  const days = Math.round((Date.parse(period.end) - Date.parse(period.start)) / 86_400_000);
  return [
    { name: "nights", places: days, counts: nights },
    { name: "services", places: known.size, counts: services },
    { name: "rules", places: alerts.size, counts: alerts },
  ];
}

/** Shares that the busiest have where each falls on any place with the same chance. */
function evenShares(n: number, places: number, seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: draws }, () => {
    const counts = new Uint32Array(places);
    for (let i = 0; i < n; i++) {
      const place = random.integer(places);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return top(counts) / n;
  }).sort((a, b) => a - b);
}

/** Alerts are drawn as at most so many: more make no share surer that anybody could read. */
const mostDrawn = 500;

function termsOf({ name, places, counts }: Shares, { confidence, seed }: Settings): Term[] {
  const n = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // With as few places as are looked at, or as few on them, their share says nothing.
  if (places <= 2 * most || n < 2 * most) return [];
  const share = top(Uint32Array.from(counts.values())) / n;
  const even = evenShares(Math.min(n, mostDrawn), places, seed);
  const at = (p: number) => even[Math.min(draws - 1, Math.floor(p * draws))] ?? null;
  const atLeast = even.filter((drawn) => drawn >= share - 1e-12).length;
  const names = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most).map(([key]) =>
    key
  );
  const labels = { of: name, names: names.join(", "), places: `${places}` };
  const bare = { n, unit: "share" } as const;
  return [
    {
      term: `concentration.${name}`,
      ...bare,
      estimate: share,
      confLow: null,
      confHigh: null,
      statistic: share,
      pValue: (atLeast + 1) / (draws + 1),
      labels,
    },
    {
      term: `concentration.${name}.even`,
      ...bare,
      estimate: at(0.5),
      confLow: at((1 - confidence) / 2),
      confHigh: at((1 + confidence) / 2),
      labels,
    },
  ];
}

/** What the three busiest nights, services and rules hold, against what they would where all fell evenly. */
export function concentrationOf(all: readonly WorkloadRow[], settings: Settings): Term[] {
  return adjustTerms(sharesOf(all, settings).flatMap((shares) => termsOf(shares, settings)));
}
