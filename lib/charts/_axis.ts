import type { Unit } from "../model/unit.ts";
import type { Domain } from "./_span.ts";
import type { Layer } from "./_layers.ts";
import { type Tick, ticksOf } from "./_ticks.ts";

/** An axis ready for a specification: its scale and the ticks with their words. */
export interface Axis {
  readonly domain: Domain;
  readonly ticks: readonly Tick[];
  readonly scale: Layer;
  readonly axis: Layer;
}

/** Vega expression that finds a tick's words by its value. */
function lookup(ticks: readonly Tick[]): string {
  return `${JSON.stringify(Object.fromEntries(ticks.map((tick) => [tick.value, tick.label])))}[datum.value]`;
}

/** Lays an axis out over so many pixels. */
export function axisOf(domain: Domain, unit: Unit, length: number, direction: "across" | "up"): Axis {
  const ticks = ticksOf({ ...domain, unit, pixels: length, direction });
  return {
    domain,
    ticks,
    scale: { type: domain.type, domain: [domain.low, domain.high], nice: false, zero: false },
    axis: {
      values: ticks.map((tick) => tick.value),
      labelExpr: lookup(ticks),
      labelOverlap: false,
      labelBound: false,
      labelFlush: false,
      title: null,
    },
  };
}

const words: Partial<Record<Unit, string>> = { per_week: "per week", ratio: "ratio", p: "p" };

/** Title of the value axis with what the ticks do not say: the unit, and that steps are factors. */
export function axisTitle(title: string, unit: Unit, domain: Domain): string {
  const told = [words[unit], domain.type === "log" ? "log scale" : undefined].filter((word) =>
    word !== undefined
  );
  return told.length > 0 ? `${title} (${told.join(", ")})` : title;
}
