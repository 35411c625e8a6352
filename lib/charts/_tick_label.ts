import type { Unit } from "../model/unit.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** To make one takes many times as long as to write a number with it. */
const sixDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 6 });

function plain(value: number): string {
  return sixDigits.format(value);
}

/** Unit the whole axis is told in when a difference matters: one for all ticks. */
function spanUnit(largest: number): number {
  return largest >= 3 * day ? day : largest >= 3 * hour ? hour : largest >= 3 * minute ? minute : 1;
}

/** Unit each tick is told in when a factor matters. */
function ownUnit(seconds: number): number {
  return seconds >= day ? day : seconds >= hour ? hour : seconds >= minute ? minute : 1;
}

function duration(seconds: number, unit: number): string {
  const word = unit === day ? "day" : unit === hour ? "h" : unit === minute ? "min" : "s";
  return `${plain(seconds / unit)} ${word}${unit === day && seconds !== day ? "s" : ""}`;
}

/**
 * What stands at a tick. Durations become seconds, minutes, hours or days.
 *
 * @param largest the largest tick of a linear axis; null on a log axis, where each tick has its own unit.
 */
export function tickLabel(value: number, unit: Unit, largest: number | null): string {
  switch (unit) {
    case "s":
      if (value === 0) return "0";
      return duration(value, largest === null ? ownUnit(value) : spanUnit(largest));
    case "share":
      return `${plain(value * 100)} %`;
    case "percent_change":
      return `${value > 0 ? "+" : ""}${plain(value * 100)} %`;
    case "ratio":
      return `${plain(value)}×`;
    default:
      return plain(value);
  }
}
