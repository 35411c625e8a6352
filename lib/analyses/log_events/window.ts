import type { Period } from "../../model/period.ts";

const minuteMs = 60_000;

/** Minutes before and after the start of an incident. */
export interface IncidentWindowOptions {
  /** Default 30. */
  readonly beforeMinutes?: number;
  /** Default 30. */
  readonly afterMinutes?: number;
}

/**
 * The window of whole minutes around the start of an incident in which its logs are looked at.
 *
 * @param startedAt ISO 8601 in UTC.
 * @throws {RangeError} when the start is no instant or the window holds no minute.
 *
 * @example
 * ```ts
 * import { incidentWindow } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(incidentWindow("2026-07-14T10:15:42Z", { beforeMinutes: 15 }), {
 *   label: "2026-07-14 10:00 to 10:45",
 *   start: "2026-07-14T10:00:00.000Z",
 *   end: "2026-07-14T10:45:00.000Z",
 * });
 * ```
 */
export function incidentWindow(
  startedAt: string,
  { beforeMinutes = 30, afterMinutes = 30 }: IncidentWindowOptions = {},
): Period {
  const minute = Math.floor(Date.parse(startedAt) / minuteMs);
  const [from, until] = [minute - beforeMinutes, minute + afterMinutes];
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(until) || until <= from) {
    throw new RangeError(
      `Cannot make a window around "${startedAt}": it goes from ${beforeMinutes} min before to ${afterMinutes} min ` +
        "after. Give an instant in ISO 8601 and whole minutes, one or more together.",
    );
  }
  const [start, end] = [from, until].map((at) => new Date(at * minuteMs).toISOString()) as [string, string];
  const shown = (text: string) => text.slice(0, 16).replace("T", " ");
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return { label: `${shown(start)} to ${sameDay ? end.slice(11, 16) : shown(end)}`, start, end };
}
