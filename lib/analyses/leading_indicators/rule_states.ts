import type { IndicatorRule } from "../../model/indicator_rules.ts";
import { formatValue } from "../../model/format.ts";
import { indicatorAt } from "./indicator.ts";
import type { IndicatorIncident } from "./rows.ts";
import { replayRule, type RuleFiring } from "./rule_replay.ts";
import { isoOf, type RuleCase, type RuleWatch, watchOf } from "./_rule_watch.ts";
import { hourMs } from "./_scene.ts";
import type { Stream } from "./streams.ts";

/** A reading older than this says nothing of now, hours. */
const longestAge = 24;

/** A past incident of a rule's target. */
export interface PastIncident {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** When the rule warned of it, ISO 8601 in UTC; null where it did not. */
  readonly warnedAt: string | null;
}

/** What a rule says at one moment. */
export interface RuleState {
  /** The rule that was asked. */
  readonly rule: IndicatorRule;
  /** Whether it warns. */
  readonly matches: boolean;
  /** In the unit of the reading; null where it cannot be told. */
  readonly value: number | null;
  /** The end of the last whole hour that was read, ISO 8601 in UTC; null where nothing was. */
  readonly readAt: string | null;
  /** Since when the reading has been beyond the threshold, ISO 8601 in UTC; null where it is not. */
  readonly since: string | null;
  /** Why it cannot be told, or is not warned of; null where it is told. */
  readonly reason: string | null;
  /** Incidents of the target so far, the newest first. */
  readonly past: readonly PastIncident[];
}

function sinceOf({ indicator, readable, firstHour }: RuleWatch, hour: number): string {
  let since = hour;
  for (let at = hour; at > firstHour; at--) {
    const { value, fires } = indicatorAt(indicator, readable, isoOf(at));
    if (value !== null && !fires) break;
    if (fires) since = at;
  }
  return isoOf(since);
}

function pastOf(cases: readonly RuleCase[], firings: readonly RuleFiring[], hour: number): PastIncident[] {
  const warned = new Map(firings.map(({ incidentId, firedAt }) => [incidentId, firedAt]));
  return cases.filter(({ onset }) => onset <= hour).reverse().map(({ incidentId, startedAt }) => ({
    incidentId,
    startedAt,
    warnedAt: warned.get(incidentId) ?? null,
  }));
}

/** The incident of the target that is open or was a window ago: what is read now still tells of it. */
function standing({ cases, rule }: RuleWatch, hour: number): RuleCase | undefined {
  return cases.findLast(({ onset, end }) => onset <= hour && hour < end + rule.windowHours);
}

function stateOf(watch: RuleWatch, at: number, firings: readonly RuleFiring[]): RuleState {
  const { rule, indicator, readable, endHour } = watch;
  const hour = Math.min(Math.floor(at), endHour);
  const past = pastOf(watch.cases, firings, at);
  const told = { rule, matches: false, value: null, readAt: isoOf(hour), since: null, past };
  const age = at - hour;
  if (age > longestAge) {
    return { ...told, reason: `its export ends ${formatValue(age * 3600, "s")} before, more than a day` };
  }
  const { value, fires } = indicatorAt(indicator, readable, isoOf(hour));
  if (value === null) return { ...told, reason: "less than half of its window is known" };
  if (!fires) return { ...told, value, reason: null };
  const since = sinceOf(watch, hour);
  const open = standing(watch, hour);
  return open === undefined
    ? { ...told, matches: true, value, since, reason: null }
    : { ...told, value, since, reason: `incident ${open.incidentId} of its target is open or just over` };
}

/**
 * Says which rules warn at a moment, from whole hours that were over by then. A rule whose stream ended up to a day before
 * is read at its end; one that cannot be told says why. During an incident of its target, and for a window after it, a rule
 * does not warn: it was not tested there.
 *
 * @param incidents that began before `at`, in order of time, as {@link indicatorIncidents} reads them.
 * @param streams up to `at`, as {@link indicatorStreams} reads them.
 * @param at ISO 8601 in UTC.
 * @returns one state for each rule, in their order.
 *
 * @example
 * ```ts
 * import { parseIndicatorRules, ruleStates } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const rules = parseIndicatorRules({
 *   rules: [{
 *     id: "search-memory",
 *     status: "active",
 *     signal: { kind: "metric", service: "search", name: "memory" },
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
 * const [state] = ruleStates(rules, [], [], "2026-07-01T08:00:00Z");
 * assert.equal(state?.reason, "there is no such stream in the exports");
 * ```
 */
export function ruleStates(
  rules: readonly IndicatorRule[],
  incidents: readonly IndicatorIncident[],
  streams: readonly Stream[],
  at: string,
): RuleState[] {
  return rules.map((rule) => {
    const watch = watchOf(rule, incidents, streams);
    if (watch === null) {
      const reason = "there is no such stream in the exports";
      return { rule, matches: false, value: null, readAt: null, since: null, reason, past: [] };
    }
    const firings = replayRule(rule, incidents, streams, { knownUntil: at })?.firings ?? [];
    return stateOf(watch, Date.parse(at) / hourMs, firings);
  });
}
