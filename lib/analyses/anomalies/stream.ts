import type { AnomalyKind } from "./rows.ts";

/** A stream in the window around an incident, against its usual self. */
export interface AnomalousStream {
  /** Place by surprise, from 1. */
  readonly rank: number;
  /** Streams of one group moved together in the window; numbered from 1 by their most surprising one. */
  readonly group: number;
  /** What the stream consists of. */
  readonly kind: AnomalyKind;
  /** Canonical name; null where nothing tells one. */
  readonly service: string | null;
  /** Name of the metric, alert rule, log message or kind of change. */
  readonly stream: string;
  /** Earliest that the farthest stretch from usual can have begun, ISO 8601 in UTC. */
  readonly beganAt: string;
  /** Latest, likewise: it was seen by then. */
  readonly beganBy: string;
  /** First hour after it. */
  readonly endedAt: string;
  /** Start of the incident, likewise. */
  readonly startedAt: string;
  /** Seconds it surely began before the start of the incident, negative after it; 0 where which came first cannot be told. */
  readonly leadS: number;
  /** Whether it was above or below its usual. */
  readonly direction: "up" | "down";
  /** Mean of the stretch, in the unit of the stream; a count is by the hour. */
  readonly seen: number;
  /** Usual mean in the same hours. */
  readonly usual: number;
  /** How far beyond its far windows, in their mean excess. */
  readonly surprise: number;
  /** Whether it passes the search. */
  readonly isAnomalous: boolean;
}
