import type { IndicatorRule } from "../../model/indicator_rules.ts";
import { indicatorAt } from "./indicator.ts";
import type { IndicatorIncident } from "./rows.ts";
import { isoOf, type RuleCase, type RuleWatch, watchOf } from "./_rule_watch.ts";
import { hourMs } from "./_scene.ts";
import type { Stream } from "./streams.ts";

/** An incident that begins within so many hours of a warning was not warned of. */
const gapHours = 1;

/** One warning of a rule. */
export interface RuleFiring {
  /** The hour at whose beginning it warned, ISO 8601 in UTC. */
  readonly firedAt: string;
  /** What was read, in the unit of the reading. */
  readonly value: number;
  /** First incident of the target that began within the horizon; null where none did. */
  readonly incidentId: string | null;
  /** Seconds from the warning to its onset; null where none did. */
  readonly leadS: number | null;
  /** Whether the horizon was over when the incidents' exports end. */
  readonly isOver: boolean;
}

/** What a rule would have said hour by hour, from what was known then. */
export interface RuleReplay {
  /** The rule that was walked. */
  readonly rule: IndicatorRule;
  /** In order of time. */
  readonly firings: readonly RuleFiring[];
  /** Hours after the rule's evidence ends in which it could be read, no warning stood and no incident had just been. */
  readonly quietHours: number;
  /** Incidents of the target that began in them. */
  readonly quietIncidents: number;
}

/** How far to walk. */
export interface ReplayOptions {
  /** Until when incidents are known, ISO 8601 in UTC. */
  readonly knownUntil: string;
}

/** Hours between which no warning is given, because one stands or an incident is open or just over. */
class Rest {
  #until = -Infinity;
  #next = 0;
  readonly #cases: readonly RuleCase[];
  readonly #windowHours: number;

  constructor({ cases, rule }: RuleWatch) {
    this.#cases = cases;
    this.#windowHours = rule.windowHours;
  }

  /** Moves on to an hour; hours only grow. */
  holdsAt(hour: number): boolean {
    for (let own = this.following; own !== undefined && own.onset < hour + gapHours; own = this.following) {
      this.#until = Math.max(this.#until, own.end + this.#windowHours);
      this.#next++;
    }
    return hour < this.#until;
  }

  /** The next incident of the target. */
  get following(): RuleCase | undefined {
    return this.#cases[this.#next];
  }

  until(hour: number): void {
    this.#until = Math.max(this.#until, hour);
  }
}

function firingOf(
  { rule }: RuleWatch,
  hour: number,
  value: number,
  following: RuleCase | undefined,
  known: number,
): RuleFiring {
  const end = hour + rule.horizonHours;
  const isTrue = following !== undefined && following.onset <= Math.min(end, known);
  return {
    firedAt: isoOf(hour),
    value,
    incidentId: isTrue ? following.incidentId : null,
    leadS: isTrue ? Math.round((following.onset - hour) * 3600) : null,
    isOver: end <= known,
  };
}

function replay(watch: RuleWatch, known: number): RuleReplay {
  const { rule, indicator, readable, firstHour, endHour } = watch;
  const laterFrom = Date.parse(rule.evidence.until) / hourMs;
  const rest = new Rest(watch);
  const firings: RuleFiring[] = [];
  let [quietHours, quietIncidents] = [0, 0];
  for (let hour = firstHour + 1; hour <= Math.min(endHour, Math.floor(known)); hour++) {
    if (rest.holdsAt(hour)) continue;
    const { value, fires } = indicatorAt(indicator, readable, isoOf(hour));
    if (value === null) continue;
    if (fires) {
      firings.push(firingOf(watch, hour, value, rest.following, known));
      rest.until(hour + rule.horizonHours);
    } else if (hour >= laterFrom && hour + gapHours < known) {
      quietHours++;
      // Each hour answers for the one that begins after the gap, so that no incident is counted twice.
      const onset = rest.following?.onset ?? Infinity;
      if (onset < hour + gapHours + 1) quietIncidents++;
    }
  }
  return { rule, firings, quietHours, quietIncidents };
}

/**
 * Walks a rule through time as the backtest does: it reads only whole hours that were over, warns where the reading is
 * beyond the threshold, and then not again until the horizon is over or, after an incident of its target, until a window
 * has passed. An incident that begins an hour or more after a warning and within the horizon makes it true.
 *
 * @param incidents in order of time, as {@link indicatorIncidents} reads them.
 * @param streams as {@link indicatorStreams} reads them.
 * @returns null where there is no such stream.
 *
 * @example
 * ```ts
 * import { parseIndicatorRules, replayRule } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const firstHour = Date.UTC(2026, 6, 1) / 3_600_000;
 * const signal = { kind: "metric", service: "search", name: "memory" } as const;
 * const [rule] = parseIndicatorRules({
 *   rules: [{
 *     id: "search-memory",
 *     status: "active",
 *     signal,
 *     measure: "level",
 *     window_hours: 1,
 *     direction: "above",
 *     threshold: 5,
 *     horizon_hours: 4,
 *     target: {},
 *     evidence: { from: "2026-01-01", until: "2026-06-01", incidents: 9 },
 *     escalation: { tell: "#search", false_alarms_per_week: 1 },
 *   }],
 * });
 * assert.ok(rule);
 * const values = Float32Array.of(1, 1, 9, 9, 1, 1, 1, 1);
 * const replayed = replayRule(rule, [], [{ ...signal, firstHour, values }], { knownUntil: "2026-07-01T08:00:00Z" });
 * assert.deepEqual(replayed?.firings, [
 *   { firedAt: "2026-07-01T03:00:00.000Z", value: 9, incidentId: null, leadS: null, isOver: true },
 * ]);
 * ```
 */
export function replayRule(
  rule: IndicatorRule,
  incidents: readonly IndicatorIncident[],
  streams: readonly Stream[],
  { knownUntil }: ReplayOptions,
): RuleReplay | null {
  const watch = watchOf(rule, incidents, streams);
  return watch === null ? null : replay(watch, Date.parse(knownUntil) / hourMs);
}
