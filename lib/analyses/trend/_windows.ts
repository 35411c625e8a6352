import { clusteredShareInterval } from "../../stats/clustered_share_interval.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { geometricMeanInterval } from "../../stats/geometric_mean_interval.ts";
import { meanCountInterval } from "../../stats/mean_count_interval.ts";
import { type Stretch, weeklyCounts, weekMs, weeksOf } from "../../stats/whole_weeks.ts";
import type { Item } from "./_measures.ts";
import type { TrendPoint } from "./points.ts";
import { type Scene, within } from "./_scene.ts";

const lengths = { month: 1, quarter: 3, year: 12 } as const;
/** Months that are told, counted back from the end. */
const mostMonths = 36;
/** Fewest weeks from which a spread between weeks can be told. */
const fewestWeeks = 3;

function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

function monthOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function labelOf(month: number): string {
  return new Date(monthStart(month)).toISOString().slice(0, 7);
}

function shareOf(items: readonly Item[], start: number, confidence: number): Estimate {
  const weeks = Map.groupBy(items, ({ at }) => Math.floor((at - start) / weekMs));
  const units = [...weeks.values()].map((week) => ({
    hits: week.reduce((sum, item) => sum + item.sum, 0),
    n: week.reduce((sum, { told }) => sum + told, 0),
  }));
  return clusteredShareInterval(units, { confidence });
}

/** The level of a measure over a stretch of time. */
export function levelOf({ measure, known }: Scene, { start, end }: Stretch, confidence: number): Estimate {
  const from = Date.parse(start);
  const items = within(measure.items, from, Date.parse(end));
  if (measure.unit === "per_week") {
    const counts = weeklyCounts(items.map(({ at }) => at), weeksOf({ start, end }, known));
    if (counts.length < fewestWeeks) {
      return { estimate: null, confLow: null, confHigh: null, n: items.length };
    }
    return { ...meanCountInterval(counts, { confidence }), n: items.length };
  }
  if (measure.unit === "share") return shareOf(items, from, confidence);
  const seconds = items.filter(({ told }) => told > 0).map(({ sum }) => Math.exp(sum));
  return geometricMeanInterval(seconds, { confidence });
}

/** Every measure over the one, three and twelve months that end with each month; whole months that are known only. */
export function pointsOf(scene: Scene, confidence: number): TrendPoint[] {
  if (scene.measure.items.length === 0) return [];
  const known = (at: number) => scene.from - at <= Math.min(scene.known.silence, weekMs);
  const last = monthOf(scene.until - 1) + (scene.until === monthStart(monthOf(scene.until)) ? 1 : 0);
  const first = Math.max(monthOf(scene.from) + 1, last + 1 - mostMonths);
  const ends = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    .filter((month) => monthStart(month) <= scene.until);
  return ends.flatMap((month) =>
    Object.entries(lengths).flatMap(([view, months]): TrendPoint[] => {
      const [start, end] = [monthStart(month - months), monthStart(month)];
      if (!known(start)) return [];
      const stretch = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
      const { estimate, confLow, confHigh, n } = levelOf(scene, stretch, confidence);
      return [{
        measure: scene.measure.name,
        view: view as TrendPoint["view"],
        month: labelOf(month - 1),
        estimate,
        low: confLow,
        high: confHigh,
        n,
      }];
    })
  );
}
