import type { BoundValue } from "./claim.ts";

/** Whether the data bound a value at one end at least, so that it has an interval to show. */
export function isBounded({ confLow, confHigh }: BoundValue): boolean {
  return typeof confLow === "number" || typeof confHigh === "number";
}
