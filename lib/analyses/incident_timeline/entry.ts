import type { TellingKind } from "./rows.ts";

/** Where something is told. */
export interface Told {
  /** Source or mapping that read it. */
  readonly source: string;
  /** Tool the record belongs to; null where it is no record of a tool. */
  readonly tool: string | null;
  /** File and line, or what is known of them. */
  readonly place: string | null;
}

/** Another time that a source gives for the same event. */
export interface ConflictingTime {
  /** That time, ISO 8601 in UTC. */
  readonly at: string;
  /** Who tells it. */
  readonly told: readonly Told[];
}

/** One thing that happened, with everybody who tells it. */
export interface TimelineEntry {
  /** When, ISO 8601 in UTC, the clock of its source set right. */
  readonly at: string;
  /** Where its first telling comes from. */
  readonly kind: TellingKind;
  /** Which event: of {@link TimelineTelling} `what`, or the event several sources tell, such as `acknowledged`. */
  readonly what: string;
  /** What it says, cut where it is long; null where it says nothing. */
  readonly text: string | null;
  /** Service it is about. */
  readonly service: string | null;
  /** Of a change, seconds from it to the start of the incident. */
  readonly lagS: number | null;
  /** Of a log or metric, what was seen. */
  readonly seen: number | null;
  /** Of a log or metric, what was usual. */
  readonly usual: number | null;
  /** Who tells it so, in order. */
  readonly told: readonly Told[];
  /** Who tells another time. */
  readonly conflicts: readonly ConflictingTime[];
  /** Seconds that were added to the time of its source; 0 where its clock is right. */
  readonly shiftS: number;
}
