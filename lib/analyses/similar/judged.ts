import { begunBefore, type History } from "./_history.ts";
import { Neighbourhoods, windowBefore } from "./_novelty.ts";
import { ruleOfThumb, type RuleVerdict } from "./rule.ts";
import type { Unjudged } from "./unjudged.ts";

/** A past incident as it was judged when it came. */
export interface JudgedIncident {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** As its tool has it. */
  readonly title: string | null;
  /** When it began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Family it is in today, or null. */
  readonly family: string | null;
  /** Whether that family had an incident before. */
  readonly isKnown: boolean;
  /** Closeness to the nearest family known by then, 0 to 1. */
  readonly closeness: number;
  /** Conformal p-value of "it is of a known family"; null where it could not be told. */
  readonly pValue: number | null;
  /** Why it could not be told: too few words, hardly any that others use, or too little before it; null where it could. */
  readonly unjudged: Unjudged | null;
  /** Whether it was called new; null where it could not be told. */
  readonly isNew: boolean | null;
  /** What the rule of thumb says: frequent from a fifth of the last 30 days' incidents, rare up to a twentieth, new if none. */
  readonly rule: RuleVerdict;
}

/** What to judge. */
interface JudgeOptions {
  readonly coverage: number;
  /** Of the latest so many incidents the later half is judged. */
  readonly most: number;
  /** Whatever began from here on is judged as well; null for nothing more. */
  readonly since: string | null;
}

/** Judges the latest incidents in order of time, each by those that came before it. */
export function judgedOf(history: History, { coverage, most, since }: JudgeOptions): JudgedIncident[] {
  const { rows } = history;
  const latest = Math.max(0, rows.length - most);
  const middle = latest + Math.floor((rows.length - latest) / 2);
  const from = Math.min(middle, since === null ? middle : begunBefore(history, since));
  const begin = Math.min(latest, windowBefore(history, from));
  const hoods = new Neighbourhoods(history, begin, coverage);
  for (let row = begin; row < from; row++) hoods.come(row);
  return rows.slice(from).map((incident, at) => {
    const row = from + at;
    const isKnown = hoods.isKnown(row);
    const { closeness, pValue, isNew, unjudged } = hoods.verdict(row);
    hoods.come(row);
    const { incidentId, title, startedAt, family } = incident;
    const rule = ruleOfThumb(history, row);
    return { incidentId, title, startedAt, family, isKnown, unjudged, closeness, pValue, isNew, rule };
  });
}
