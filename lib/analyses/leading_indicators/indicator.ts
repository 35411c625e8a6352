import { readAt, sumsOf } from "./_measures.ts";
import type { Reading, Sums } from "./reading.ts";
import type { Stream } from "./streams.ts";

/** A reading of one service's stream with the threshold at which it warns. */
export interface Indicator extends Reading {
  /** Whose incidents it warns of: `family f-1`. */
  readonly target: string;
  /** Name of the service, family or cause. */
  readonly targetName: string;
  /** Whose stream is read. */
  readonly service: string;
  /** 1 where it warns above the threshold, -1 where below. */
  readonly direction: 1 | -1;
  /** In the unit of the reading: the stream's own, per hour for slopes, events for counts. */
  readonly threshold: number;
  /** Hours after a warning in which an incident is expected. */
  readonly horizonHours: number;
}

/** What an indicator says at one moment. */
export interface IndicatorState {
  /** In the unit of the reading; null where too little of the window is known. */
  readonly value: number | null;
  /** Whether it warns. */
  readonly fires: boolean;
}

/** A stream prepared for being read at many moments. */
export interface ReadableStream {
  /** Whole hours since 1970, UTC. */
  readonly firstHour: number;
  /** From that hour on. */
  readonly sums: Sums;
}

/**
 * Prepares a stream for {@link indicatorAt}.
 *
 * @param isMasked 1 for each hour that says nothing of what comes, because an incident is open; default: none.
 */
export function readableStream(stream: Stream, isMasked?: Uint8Array): ReadableStream {
  const masked = isMasked ?? new Uint8Array(stream.values.length);
  return { firstHour: stream.firstHour, sums: sumsOf(stream.values, masked) };
}

/** Whether a value is beyond a threshold. */
export function isBeyond(value: number, threshold: number, direction: 1 | -1): boolean {
  return direction * (value - threshold) >= 0;
}

/**
 * What an indicator says at a moment, from the whole hours that were over by then and nothing later. The search, the
 * backtest and rules on the newest export all read it so.
 *
 * @param at ISO 8601 in UTC.
 *
 * @example
 * ```ts
 * import { indicatorAt, readableStream } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const firstHour = Date.UTC(2026, 6, 1) / 3_600_000;
 * const stream = { kind: "metric", service: "search", name: "memory", firstHour } as const;
 * const readable = readableStream({ ...stream, values: Float32Array.of(1, 1, 1, 9, 9, 9) });
 * const indicator = {
 *   ...stream,
 *   measure: "level",
 *   windowHours: 2,
 *   target: "family f-1",
 *   targetName: "memory",
 *   direction: 1,
 *   threshold: 5,
 *   horizonHours: 72,
 * } as const;
 * assert.deepEqual(indicatorAt(indicator, readable, "2026-07-01T03:30:00Z"), { value: 1, fires: false });
 * assert.deepEqual(indicatorAt(indicator, readable, "2026-07-01T04:30:00Z"), { value: 5, fires: true });
 * ```
 */
export function indicatorAt(
  indicator: Indicator,
  { firstHour, sums }: ReadableStream,
  at: string,
): IndicatorState {
  const until = Math.floor(Date.parse(at) / 3_600_000) - firstHour;
  const value = until > 0 && until < sums.known.length ? readAt(sums, indicator, until) : NaN;
  return Number.isNaN(value)
    ? { value: null, fires: false }
    : { value, fires: isBeyond(value, indicator.threshold, indicator.direction) };
}
