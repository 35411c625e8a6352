import type { Finding, Method } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { actionsOf } from "./_actions.ts";
import { concentrationOf } from "./_concentration.ts";
import { type Groups, groupsOf } from "./_groups.ts";
import { interruptionsOf, monthsOf } from "./_interruptions.ts";
import { type Settings, settingsOf, type WorkloadOptions } from "./options.ts";
import type { WorkloadPoint } from "./points.ts";
import type { WorkloadRow } from "./rows.ts";

const definition =
  "An interruption is an incident that was opened, at the hour it was in its team's zone. Nights are from 22 to 7, working " +
  "hours Monday to Friday from 9 to 18, evenings the rest of these days, weekends Saturday and Sunday by day. Teams are " +
  "told apart only where five people or more are known of them, and never so that fewer than five remain; nobody is " +
  "named. An alert was acted on when somebody acknowledged it or it belongs to an incident people worked on. What the " +
  "three busiest nights, services and rules hold is held against even draws; bursts make nights uneven as well as habits.";

function methodOf(hypotheses: number, n: number, { seed, confidence }: Settings): Method {
  return {
    definition,
    test: hypotheses === 0 ? null : "Share of the three busiest against 1,999 even draws, one-sided",
    nullHypothesis: hypotheses === 0 ? null : "Each falls on any night, service or rule with the same chance",
    adjustment: hypotheses === 0 ? null : "Benjamini-Hochberg over nights, services and rules",
    seed,
    n,
    hypotheses,
    confidence,
    references: [
      "https://doi.org/10.1080/01621459.1927.10502953",
      "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
    ],
  };
}

function untoldWarning({ untold }: Settings): string[] {
  if (untold === 0) return [];
  return [
    `Of ${untold} alerts no tool tells whether anybody acted; of a table in hindcast.yaml the columns incident_ref and ` +
    "acknowledged_at would",
  ];
}

function teamsWarning({ all, teams }: Groups, { sizes }: Settings): string[] {
  if (all.length === 0 || teams.size > 0) return [];
  const isKnown = sizes.some(({ team }) => team !== null);
  return [
    isKnown
      ? "No team is told apart: each would have fewer than five people, or leave fewer than five"
      : "How many people the teams have is not known: only the whole organisation is shown",
  ];
}

/**
 * When are people interrupted, and which alerts does anybody act on?
 *
 * Interruptions a week by hours for the whole organisation and for teams of five people or more, the share outside of
 * working hours, what the busiest nights, services and rules hold, and the action rate of every alert rule. `rows` of
 * the finding are the months of the organisation.
 *
 * Terms are named `interruptions.<hours>[.team.<name>]`, `outside[.team.<name>]`, `concentration.<nights|services|
 * rules>[.even]`, `action[.rule.<name>]` and `action.untold`; rates are a week, shares 0 to 1.
 *
 * @example
 * ```ts
 * import { parsePeriod, workloadFinding, type WorkloadRow } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const rows = Array.from({ length: 92 }, (_, day): WorkloadRow => {
 *   const openedAt = new Date(Date.UTC(2026, 6, 1 + day, 2)).toISOString();
 *   const weekday = (day + 2) % 7 + 1;
 *   return { incidentId: `i-${day}`, team: null, service: null, openedAt, day: openedAt.slice(0, 10), weekday, hour: 2 };
 * });
 * const finding = workloadFinding(rows, { period: parsePeriod("2026-Q3") });
 * assert.equal(finding.terms.find(({ term }) => term === "interruptions.night")?.estimate, 7);
 * assert.equal(finding.terms.find(({ term }) => term === "outside")?.estimate, 1);
 * ```
 */
export function workloadFinding(rows: Rows<WorkloadRow>, options: WorkloadOptions): Finding<WorkloadPoint> {
  const settings = settingsOf(options);
  const { period } = settings;
  const groups = groupsOf(rows, settings.sizes);
  const interruptions = interruptionsOf(groups, settings);
  const concentration = concentrationOf(groups.all, settings);
  const actions = actionsOf(settings);
  const n = groups.all.filter(({ openedAt }) => openedAt >= period.start && openedAt < period.end).length;
  const hypotheses = concentration.filter(({ pValue }) => typeof pValue === "number").length;
  return {
    name: "workload",
    question: "When are people interrupted, and which alerts does anybody act on?",
    method: methodOf(hypotheses, n, settings),
    period,
    against: null,
    query: rows.query ?? null,
    terms: [...interruptions.terms, ...concentration, ...actions.terms],
    rows: monthsOf(groups, settings),
    skipped: [...groups.skipped, ...interruptions.skipped, ...actions.skipped],
    warnings: [...teamsWarning(groups, settings), ...untoldWarning(settings)],
  };
}
