import type { Finding, Skipped, Term } from "../../model/finding.ts";
import { refusal } from "../../model/refusal.ts";
import type { Rows } from "../../model/rows.ts";
import { begunBefore, fewestWords, type History, historyOf, type Told } from "./_history.ts";
import { requireCoverage } from "./_coverage.ts";
import type { LessonRow } from "./lessons.ts";
import { fewestUsual, usualBefore, type Verdict } from "./_novelty.ts";
import { fuse } from "./_meanings.ts";
import type { Asked, SimilarOptions } from "./options.ts";
import { causeOf, fixOf, type Quote } from "./quotes.ts";
import { type Reasons, reasonsOf } from "./reasons.ts";
import type { SimilarRow } from "./rows.ts";
import { medianOf, spellOf } from "./_spells.ts";

/** Something that was to be done after an incident. */
export interface ActionLeft {
  /** As it was written. */
  readonly title: string;
  /** `open`, `done`, `cancelled`, or null where nobody says. */
  readonly status: string | null;
}

/** A past incident that is like the one at hand, why, and what became of it. */
export interface SimilarIncident extends Reasons {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** As its tool has it. */
  readonly title: string | null;
  /** When it began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Of words, characters and marks, 0 to 1. */
  readonly similarity: number;
  /** Of words and characters, 0 to 1. */
  readonly textSimilarity: number;
  /** Cosine of the vectors of a model with their mean taken off, -1 to 1; null where there are none. */
  readonly meaning: number | null;
  /** Family it is in, or null. */
  readonly family: string | null;
  /** Cause, as people labelled it. */
  readonly cause: string | null;
  /** Trigger, as people labelled it. */
  readonly trigger: string | null;
  /** Seconds it took, or has taken at least; null where its times do not tell. */
  readonly resolveS: number | null;
  /** Whether its end was seen. */
  readonly isResolved: boolean;
  /** What fixed it, in the words of those who were there; null where nothing says. */
  readonly fix: Quote | null;
  /** What caused it, in the words of its postmortem; null where nothing says. */
  readonly causeTold: Quote | null;
  /** What was to be done after it. */
  readonly actions: readonly ActionLeft[];
}

interface Question extends Told, Pick<SimilarRow, "services" | "rules" | "changeKinds"> {
  /** Rows that began before it. */
  readonly before: number;
  /** Its own row, where it is one. */
  readonly self: number | null;
}

function unknown(incidentId: string): RangeError {
  return new RangeError(refusal({
    action: "compare",
    thing: `incident "${incidentId}"`,
    reason: "there is no counted incident of this id",
    remedy: "Give an id as the warehouse has it, or describe the incident in words",
  }));
}

/** Services a description names. */
function named(services: readonly string[], description: string): string[] {
  const words = new Set(
    description.toLowerCase().split(/[^\p{L}\p{N}_.-]+/u).map((word) => word.replace(/[.]+$/u, "")),
  );
  return services.filter((service) => words.has(service.toLowerCase()));
}

function questionOf(history: History, asked: Asked): Question {
  if ("incidentId" in asked) {
    const self = history.places.get(asked.incidentId) ?? -1;
    const row = history.rows[self];
    const told = history.told[self];
    if (!row || !told) throw unknown(asked.incidentId);
    return { ...row, ...told, self, before: begunBefore(history, row.startedAt) };
  }
  const [title = "", ...rest] = asked.description.trim().split("\n");
  const incident = {
    title,
    summary: rest.join("\n"),
    services: named(history.services, asked.description),
    rules: [],
    changeKinds: [],
  };
  return { ...incident, ...history.tell(incident), self: null, before: history.rows.length };
}

function verdictOn(history: History, question: Question, coverage: number): Verdict {
  const { before } = question;
  return usualBefore(history, before, coverage).judge(question, before, question.self ?? undefined);
}

/** What was to be done, each once: a document and a tracker often tell of the same. */
function actionsOf(told: readonly LessonRow[]): ActionLeft[] {
  const actions = told.filter(({ kind }) => kind === "action");
  const latest = new Map(
    actions.map(({ text, status }) => [text.trim().toLowerCase(), { title: text, status }]),
  );
  return [...latest.values()];
}

/** Less than this is left by parts of words that any two texts share. */
const faintest = 0.03;

function neighboursOf(
  history: History,
  question: Question,
  lessons: ReadonlyMap<string, readonly LessonRow[]>,
  { neighbours: k = 10, meanings = null }: SimilarOptions,
): SimilarIncident[] {
  const { telling, before, self } = question;
  const look = { before, ...(self === null ? {} : { self }) };
  const byWords = history.index.nearest(telling, meanings === null ? k : Infinity, look);
  return fuse(history, byWords, meanings, before, k).filter(({ similarity, meaning }) =>
    similarity >= faintest || meaning !== null
  ).map(({ row, similarity, textSimilarity, meaning }) => {
    const past = history.rows[row] as SimilarRow;
    const own = lessons.get(past.incidentId) ?? [];
    return {
      incidentId: past.incidentId,
      title: past.title,
      startedAt: past.startedAt,
      similarity,
      textSimilarity,
      meaning,
      family: past.family,
      cause: past.cause,
      trigger: past.trigger,
      resolveS: spellOf(past)?.time ?? null,
      isResolved: spellOf(past)?.observed ?? false,
      ...reasonsOf(history, question, row),
      fix: fixOf(own, past),
      causeTold: causeOf(own),
      actions: actionsOf(own),
    };
  });
}

function medianTerms(nearest: readonly SimilarIncident[], confidence: number): Term[] {
  const spells = nearest.flatMap(({ resolveS, isResolved }) =>
    resolveS === null ? [] : [{ time: resolveS, observed: isResolved }]
  );
  if (spells.length === 0) return [];
  return [{ term: "resolve.median", unit: "s", ...medianOf(spells, confidence) }];
}

function shareTerm(term: string, n: number, estimate: number, pValue?: number): Term {
  const bare: Term = { term, n, estimate, unit: "share", confLow: null, confHigh: null };
  return pValue === undefined ? bare : { ...bare, pValue };
}

function noveltyTerms({ closeness, pValue, threshold, n, isNew }: Verdict): Term[] {
  if (pValue === null || threshold === null) return [shareTerm("novelty.closeness", n, closeness)];
  return [
    { ...shareTerm("novelty.closeness", n, closeness, pValue), labels: { new: isNew ? "yes" : "no" } },
    shareTerm("novelty.threshold", n, threshold),
  ];
}

function skippedOf({ unjudged, n }: Verdict): Skipped[] {
  if (unjudged === null) return [];
  const reason = {
    thin:
      `the text has fewer than ${fewestWords} different words beside small ones and names: too few to tell whether anything like it came before`,
    foreign: "hardly any of its words was used before: it is new, or told in another language",
    early:
      `${n} earlier incidents of known families are told in ${fewestWords} different words or more: what is usual takes ${fewestUsual}`,
  }[unjudged];
  return [{ term: "novelty.closeness", n, reason }];
}

const definition =
  "The nearest earlier incidents by words and pairs of words (0.6), runs of characters (0.35) and services, alert rules and " +
  "kinds of change in the day before (0.05), each weighed by rarity; names of services, numbers, ids and hosts are masked. " +
  "An incident is new where it is farther from every known family than all but the set share of incidents of known families " +
  "are from theirs; a description is held against them cut to as many words. What fixed an incident is quoted: the resolution its postmortem tells, else the last note of a remedy " +
  "before its end.";

/**
 * Which past incidents are like this one, what fixed them, or has nothing like it been seen before?
 *
 * Looks only at incidents that began before the one at hand. `rows` are the nearest of them with the reasons. The term
 * `novelty.closeness` has the conformal p-value of "it is of a known family" and the label `new`: `yes` or `no`; where that
 * cannot be told, because the text is too thin or too few incidents are in families, it is listed in `skipped`.
 * `resolve.median` is the median time to resolve of the nearest, in seconds.
 *
 * The first question of the same rows prepares them, which takes seconds for 20,000; a second description is answered in a
 * few ms, an incident by its id in a few hundredths of a second.
 *
 * @param lessons what was written down of the incidents; without them nothing is quoted.
 * @throws {RangeError} when the incident asked for is none of the rows, or an option is out of its range.
 *
 * @example
 * ```ts
 * import { similarFinding, type SimilarRow } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const row = (incidentId: string, title: string, day: number): SimilarRow => ({
 *   incidentId,
 *   title,
 *   summary: null,
 *   services: ["orders"],
 *   rules: [],
 *   changeKinds: [],
 *   family: null,
 *   cause: null,
 *   trigger: null,
 *   startedAt: new Date(Date.UTC(2026, 6, day)).toISOString(),
 *   resolvedAt: new Date(Date.UTC(2026, 6, day, 1)).toISOString(),
 *   isCensored: false,
 *   censoredAt: null,
 * });
 * const rows = [row("i-1", "connection pool exhausted", 1), row("i-2", "certificate expired", 2)];
 * const finding = similarFinding(rows, [], { asked: { description: "orders: no connections left in the pool" } });
 * assert.equal(finding.rows[0]?.incidentId, "i-1");
 * assert.deepEqual(finding.rows[0]?.sharedServices, ["orders"]);
 * assert.equal(finding.rows[0]?.resolveS, 3600);
 * ```
 */
export function similarFinding(
  rows: Rows<SimilarRow>,
  lessons: Rows<LessonRow>,
  options: SimilarOptions,
): Finding<SimilarIncident> {
  const { asked, coverage = 0.9, confidence = 0.95 } = options;
  requireCoverage(coverage);
  const history = historyOf(rows);
  const question = questionOf(history, asked);
  const verdict = verdictOn(history, question, coverage);
  const nearest = neighboursOf(
    history,
    question,
    Map.groupBy(lessons, ({ incidentId }) => incidentId),
    options,
  );
  return {
    name: "similar",
    question: "Has anything like this happened before, and what fixed it?",
    method: {
      definition,
      test:
        "Conformal prediction: closeness to the nearest known family against that of the latest incidents of known families",
      nullHypothesis: "The incident belongs to a family that came before",
      adjustment: null,
      seed: null,
      n: question.before,
      hypotheses: verdict.pValue === null ? 0 : 1,
      confidence,
      references: ["https://doi.org/10.1007/b106715", "https://jmlr.org/papers/v9/shafer08a.html"],
    },
    period: null,
    against: null,
    query: rows.query ?? null,
    terms: [...medianTerms(nearest, confidence), ...noveltyTerms(verdict)],
    rows: nearest,
    skipped: skippedOf(verdict),
    warnings: [],
  };
}
