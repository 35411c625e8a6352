import type { Unit } from "../model/unit.ts";
import type { ChartScale } from "./chart_options.ts";

/** Values an axis must show: estimates fully, bounds as far as they do not squeeze the estimates together. */
export interface Shown {
  readonly estimates: readonly number[];
  readonly bounds: readonly number[];
  readonly reference: number | null;
}

export interface Domain {
  readonly low: number;
  readonly high: number;
  readonly type: ChartScale;
}

/** How far beyond the outermost estimate an interval is drawn: a factor on log axes, spans on linear ones. */
const reach = { log: 20, linear: 3 } as const;

function logDomain(shown: Shown, core: readonly number[]): Domain {
  const least = Math.min(...core);
  const most = Math.max(...core);
  const bounds = shown.bounds.filter((bound) => bound > 0);
  const low = Math.min(least, Math.max(Math.min(...bounds), least / reach.log));
  const high = Math.max(most, Math.min(Math.max(...bounds), most * reach.log));
  const margin = Math.max((high / low) ** 0.04, 1.05);
  return { low: low / margin, high: high * margin, type: "log" };
}

function linearDomain(shown: Shown, core: readonly number[], unit: Unit): Domain {
  const least = Math.min(0, ...core);
  const most = Math.max(0, ...core);
  // Where all estimates are zero nothing can be squeezed, and the bounds are all there is to show.
  const limit = most === least ? Infinity : reach.linear * (most - least);
  const low = Math.min(least, Math.max(Math.min(...shown.bounds), least - limit));
  const high = Math.max(most, Math.min(Math.max(...shown.bounds), most + limit));
  const margin = Math.max((high - low) * 0.05, high === low ? 1 : 0);
  const bounded = unit === "share" || unit === "p";
  return {
    low: low < 0 ? low - margin : 0,
    high: bounded && high <= 1 ? Math.min(1, high + margin) : high + margin,
    type: "linear",
  };
}

function defaultScale(unit: Unit): ChartScale {
  return unit === "s" || unit === "ratio" ? "log" : "linear";
}

/** Where the values of a chart lie. A log axis is given up where an estimate is not above zero. */
export function domainOf(shown: Shown, unit: Unit, scale: ChartScale = defaultScale(unit)): Domain {
  const finite = {
    ...shown,
    estimates: shown.estimates.filter(Number.isFinite),
    bounds: shown.bounds.filter(Number.isFinite),
  };
  const told = finite.estimates.length > 0 ? finite.estimates : finite.bounds;
  const core = shown.reference === null ? told : [...told, shown.reference];
  const log = scale === "log" && core.length > 0 && core.every((value) => value > 0);
  return log ? logDomain(finite, core) : linearDomain(finite, core, unit);
}

/** The line values are held against, where the unit has one: no change. */
export function referenceOf(unit: Unit, reference: number | null | undefined): number | null {
  if (reference !== undefined) return reference;
  return unit === "ratio" ? 1 : unit === "percent_change" ? 0 : null;
}
