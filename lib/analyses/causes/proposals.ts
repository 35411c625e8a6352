import type { CauseCategory, CauseRole } from "../../model/taxonomy.ts";
import { nearestRows } from "../../text/nearest_rows.ts";
import type { Classifier } from "./_classifier.ts";
import { evidenceFor } from "./_evidence.ts";
import { isLabelled, judge, type Known, knownOf, tellable, trainOn, type Verdict } from "./_known.ts";
import { drawOf, isInPanel } from "../../model/label_panel.ts";
import type { CauseRow } from "./rows.ts";

/** An incident whose label would teach much, or stands for all. */
export interface CauseProposal {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Title of its leading record. */
  readonly title: string | null;
  /** Summary of the first record that has one. */
  readonly summary: string | null;
  /** `random`: drawn so that it stands for all; `useful`: the classifier is unsure of it and of others like it. */
  readonly why: "random" | "useful";
  /** The likeliest category. */
  readonly guess: string;
  /** Its calibrated probability, 0 to 1. */
  readonly probability: number;
  /** Words that weighed most for it, as the incident writes them. */
  readonly evidence: readonly string[];
}

/** How many are proposed, and by what categories. */
export interface ProposalOptions {
  /** The cause, or the trigger. */
  readonly role: CauseRole;
  /** The categories, as `causeCategories` reads them. */
  readonly categories: readonly CauseCategory[];
  /** How many to propose. Default 20. */
  readonly next?: number;
}

/** So many labels are drawn at random before usefulness decides, and of later ones one in so many. */
const firstRandom = 20;
const oneRandomIn = 4;
/** Neighbours that tell how many other incidents a label speaks for. */
const neighbours = 10;
/** Parts of the whole time that useful proposals are spread over. */
const eras = 4;

interface Candidate {
  readonly known: Known;
  readonly verdict: Verdict;
  readonly use: number;
  readonly era: number;
}

/** How unsure a verdict is, 0 to 1: its entropy against the greatest. */
function unsureness({ probabilities }: Verdict): number {
  const entropy = probabilities.reduce((sum, p) => p > 0 ? sum - p * Math.log(p) : sum, 0);
  return entropy / Math.log(probabilities.length);
}

/** Mean cosine of each incident with the others most like it. */
function densities({ vectors }: Classifier, open: readonly Known[]): number[] {
  const rows = vectors.rowsOf(open.map(({ features }) => features));
  const { cosines } = nearestRows(rows, rows, neighbours, true);
  return open.map((_, at) =>
    cosines.subarray(at * neighbours, (at + 1) * neighbours).reduce((sum, c) => sum + c, 0) / neighbours
  );
}

function candidatesOf(classifier: Classifier, open: readonly Known[]): Candidate[] {
  const verdicts = judge(classifier, open);
  const density = densities(classifier, open);
  return open.map((known, at) => {
    const verdict = verdicts[at] as Verdict;
    // The root: a crowd of like incidents must not outweigh that the classifier knows them.
    const use = unsureness(verdict) * Math.sqrt(density[at] ?? 0);
    return { known, verdict, use, era: Math.floor(eras * at / open.length) };
  });
}

/** The most useful first; each one taken makes its category and its time less so. */
function useful(candidates: readonly Candidate[], count: number): Candidate[] {
  const [rest, taken] = [new Set(candidates), [] as Candidate[]];
  const worth = ({ use, verdict, era }: Candidate) =>
    use / (1 + taken.filter((one) => one.verdict.category === verdict.category).length) /
    (1 + taken.filter((one) => one.era === era).length);
  while (taken.length < count && rest.size > 0) {
    const best = [...rest].reduce((a, b) => worth(b) > worth(a) ? b : a);
    taken.push(best);
    rest.delete(best);
  }
  return taken;
}

/** How many of the next labels are drawn at random, with so many labelled. */
function randomCount(labelled: number, next: number): number {
  const first = Math.max(0, Math.min(next, firstRandom - labelled));
  return first + Math.ceil((next - first) / oneRandomIn);
}

function inTurn(random: readonly CauseProposal[], chosen: readonly CauseProposal[]): CauseProposal[] {
  const all = [
    ...random.map((one, at) => ({ one, place: (at + 0.5) / random.length })),
    ...chosen.map((one, at) => ({ one, place: (at + 0.5) / chosen.length })),
  ];
  return all.sort((a, b) => a.place - b.place).map(({ one }) => one);
}

/**
 * Proposes the incidents whose labels help most: some drawn at random, whose labels stand for all incidents; the others
 * where the classifier is unsure (entropy) and many incidents are alike (density), spread over categories and time
 * (after Settles 2012, doi:10.1007/978-3-031-01560-1). Until there are 20 labels, all are drawn at random.
 *
 * @returns at most `next`; incidents with a label, also "unknown", are not among them.
 *
 * @example
 * ```ts
 * import { proposeCauses } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(proposeCauses([], { role: "cause", categories: [] }), []);
 * ```
 */
export function proposeCauses(
  rows: readonly CauseRow[],
  { role, categories, next = 20 }: ProposalOptions,
): CauseProposal[] {
  const classes = tellable(categories);
  const known = knownOf(rows, classes, role);
  const open = known.filter(({ row }) => row.label === null);
  if (open.length === 0) return [];
  const labelled = known.filter(isLabelled);
  const classifier = trainOn(labelled, known, classes);
  const candidates = candidatesOf(classifier, open);
  const drawn = candidates.filter(({ known: { row } }) => isInPanel(row.incidentId))
    .sort((a, b) => drawOf(a.known.row.incidentId) - drawOf(b.known.row.incidentId))
    .slice(0, randomCount(known.length - open.length, next));
  const others = useful(candidates.filter((one) => !drawn.includes(one)), next - drawn.length);
  const proposal = (why: "random" | "useful") => ({ known, verdict }: Candidate): CauseProposal => ({
    incidentId: known.row.incidentId,
    startedAt: known.row.startedAt,
    title: known.row.title,
    summary: known.row.summary,
    why,
    guess: classes[verdict.category]?.name ?? "",
    probability: verdict.probability,
    evidence: evidenceFor(classifier, verdict.category, known),
  });
  return inTurn(drawn.map(proposal("random")), others.map(proposal("useful")));
}
