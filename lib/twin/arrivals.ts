import { hour, hours, start, toSecond } from "./_clock.ts";
import { gammaOfMeanOne } from "./_draw.ts";
import type { Random } from "../stats/random.ts";
import { hourOfWeek } from "./_zone.ts";

/** How much of the weekly rhythm falls on an hour of the week, by local time. */
export type Profile = (hourOfTheWeek: number) => number;

/** Incidents: more by day than by night, few at weekends. */
export const incidentProfile: Profile = (at) => {
  const hourOfDay = at % 24;
  if (at >= 120) return 0.5;
  if (hourOfDay >= 9 && hourOfDay < 18) return 2.6;
  return hourOfDay >= 7 && hourOfDay < 21 ? 1.1 : 0.45;
};

/** Changes: almost only while people are at work, and few on Friday afternoon. */
export const changeProfile: Profile = (at) => {
  const hourOfDay = at % 24;
  if (at >= 120 || hourOfDay < 8 || hourOfDay >= 19) return 0.06;
  return at >= 4 * 24 + 14 ? 1 : 3.5;
};

/** Expected arrivals of each hour of the history, up to a factor. */
export function hourlyRates(zone: string, profile: Profile, factor: (at: number) => number): Float64Array {
  return Float64Array.from({ length: hours }, (_, index) => {
    const at = start + index * hour;
    return profile(hourOfWeek(at, zone)) * factor(at);
  });
}

/** Makes weeks burst: each is multiplied by a gamma draw of mean 1, so that counts vary more than Poisson's. */
export function burst(rates: Float64Array, shape: number, random: Random): Float64Array {
  const weeks = Array.from({ length: Math.ceil(hours / 168) }, () => gammaOfMeanOne(shape, random));
  return rates.map((rate, index) => rate * (weeks[Math.floor(index / 168)] as number));
}

function running(weights: Float64Array): Float64Array {
  let sum = 0;
  return weights.map((weight) => sum += weight);
}

function indexAt(cumulative: Float64Array, level: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] as number) > level) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Draws so many arrivals in proportion to the hourly rates; sorted, whole seconds. */
export function drawArrivals(count: number, rates: Float64Array, random: Random): number[] {
  const cumulative = running(rates);
  const total = cumulative[cumulative.length - 1] as number;
  return Array.from({ length: count }, () => {
    const index = indexAt(cumulative, random.next() * total);
    return toSecond(start + (index + random.next()) * hour);
  }).sort((one, other) => one - other);
}

/** An arrival, and the trigger that brought it where one did. */
export interface Arrival {
  readonly at: number;
  readonly trigger: number | null;
}

/** Arrivals to draw, and what multiplies their rate. */
export interface TriggeredArrivals {
  readonly count: number;
  /** By hour of the history, up to a factor. */
  readonly rates: Float64Array;
  readonly triggers: readonly number[];
  /** How many times the rate is multiplied for the hour after a trigger. */
  readonly ratio: number;
}

/**
 * Draws arrivals some of which triggers bring.
 *
 * Given their number, the arrivals of a Poisson process are independent draws in proportion to its rate, and a raised
 * rate is the plain one plus an excess of `ratio - 1` times as much: so an arrival is either plain or owed to a trigger.
 */
export function drawTriggeredArrivals(
  { count, rates, triggers, ratio }: TriggeredArrivals,
  random: Random,
): readonly Arrival[] {
  const plain = running(rates);
  const rateAt = (at: number) => rates[Math.min(hours - 1, Math.floor((at - start) / hour))] as number;
  const excess = running(Float64Array.from(triggers, (at) => (ratio - 1) * rateAt(at)));
  const plainTotal = plain.at(-1) ?? 0;
  const excessTotal = excess.at(-1) ?? 0;
  return Array.from({ length: count }, () => {
    const level = random.next() * (plainTotal + excessTotal);
    const within = random.next() * hour;
    if (level < plainTotal) {
      return { at: toSecond(start + indexAt(plain, level) * hour + within), trigger: null };
    }
    const trigger = indexAt(excess, level - plainTotal);
    return { at: toSecond((triggers[trigger] as number) + within), trigger };
  }).sort((one, other) => one.at - other.at);
}
