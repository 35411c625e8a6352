import type { HypothesisEvidence, Saying, SuspectChange } from "./evidence.ts";
import type { Argument } from "./hypothesis.ts";
import { quoteOf } from "./_mechanism.ts";

/** What anybody says of a cause. */
const causal =
  /\b(?:caus\w+|because|due to|root cause|introduced|broke|brought|led to|culprit|trigger\w*|since the|after the|set off|responsible|it(?:'s| is) the)\b/i;
const undo =
  /\b(?:roll(?:ed|ing|s)?[ -]?back|rollback|revert\w*|undo\w*|undid|put back|restor\w+ the (?:old|previous|former))\b/i;
const inVain =
  /\b(?:no effect|without effect|to no avail|did(?:n['’]t| not) (?:help|work|change)|no change|in vain|still (?:failing|the same|seeing))\b/i;
const denial =
  /\b(?:nothing (?:was |has been )?(?:deployed|changed|shipped)|no (?:recent )?(?:deploys?|deployments?|changes?|releases?)|not (?:the|a|our) (?:deploy\w*|change|release))\b/i;

/** Words of a title that could stand in any. */
const common = new Set(
  "the a an and or of to in on for from with by at is was be new old add use set get update change deploy deployment release config configuration version service production prod api"
    .split(" "),
);

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.]*/gu) ?? []).map((word) =>
    word.replace(/[.]+$/, "")
  );
}

/** Words by which a change would be named, the service's own name not among them. */
function marksOf({ title, service }: SuspectChange): string[] {
  const own = new Set(wordsOf(service));
  return [...new Set(wordsOf(title ?? ""))].filter((word) =>
    word.length > 2 && !common.has(word) && !own.has(word)
  );
}

/** Whether a line names a change: two of its telling words, or the only one there is. */
function names({ text }: Saying, marks: readonly string[]): boolean {
  const words = new Set(wordsOf(text));
  const shared = marks.filter((mark) => words.has(mark)).length;
  return shared >= 2 || (shared === 1 && marks.length === 1);
}

/** A machine's line, or one from before the change, cannot speak of it. */
function isAbout({ kind, at }: Saying, change: SuspectChange): boolean {
  return kind !== "alert" && kind !== "log" && (at === null || at >= change.at);
}

function argument(what: string, bits: number, saying: Saying): Argument {
  return { what, bits, quote: quoteOf(saying.text), value: null, place: saying.place };
}

function wordArguments(change: SuspectChange, sayings: readonly Saying[]): Argument[] {
  const marks = marksOf(change);
  const naming = sayings.filter((saying) =>
    isAbout(saying, change) && names(saying, marks) && !inVain.test(saying.text)
  );
  const blaming = naming.find(({ text }) => causal.test(text));
  if (blaming) return [argument("blamed", 4, blaming)];
  const [first] = naming;
  return first ? [argument("named", 2, first)] : [];
}

/** Whether it was put back, by whom it is told, and whether that helped. */
function undoneArguments(change: SuspectChange, { sayings, later, changes }: HypothesisEvidence): Argument[] {
  const marks = marksOf(change);
  const others = changes.filter((other) => other !== change);
  const isLatest = others.every((other) => other.at <= change.at || !other.isOwn);
  // "Rolled back" alone means the last one; with a word of another's title it means that.
  const isOther = (saying: Saying) =>
    others.some((other) => marksOf(other).some((mark) => wordsOf(saying.text).includes(mark)));
  const isIt = (saying: Saying) => names(saying, marks) || isLatest && !isOther(saying);
  const told = sayings.filter((saying) => isAbout(saying, change) && undo.test(saying.text) && isIt(saying));
  const vain = told.find(({ text }) => inVain.test(text));
  if (vain) return [argument("in_vain", -2, vain)];
  const [first] = told;
  if (first) return [argument("undone", names(first, marks) ? 3 : 2, first)];
  const back = later.find(({ title, service, lagS }) =>
    service === change.service && lagS < 0 && undo.test(title ?? "")
  );
  return back
    ? [{ what: "undone", bits: 3, quote: quoteOf(back.title ?? ""), value: null, place: back.place }]
    : [];
}

/** Bits of a change of unknown worth, by how long before it came: as far as anybody knows, sooner is likelier. */
function lagBits(lagS: number): number {
  return lagS <= 900 ? 0 : lagS <= 3_600 ? -0.5 : -2;
}

function priorArguments(change: SuspectChange, none: number): Argument[] {
  const { probability, lagS, isOwn } = change;
  const lag: Argument = { what: "lag", bits: 0, quote: null, value: lagS, place: change.place };
  if (probability !== null) {
    const bits = Math.log2(Math.max(probability, 1e-4) / Math.max(none, 1e-4));
    return [lag, { what: "learned", bits, quote: null, value: probability, place: null }];
  }
  return [
    { ...lag, bits: lagBits(lagS) },
    ...(isOwn ? [] : [{ ...lag, what: "elsewhere", bits: -2 }]),
  ];
}

function timeArguments(change: SuspectChange, { signs }: HypothesisEvidence): Argument[] {
  const first = signs.toSorted((a, b) => a.at < b.at ? -1 : 1)[0];
  if (!first || Date.parse(first.at) > Date.parse(change.at) - 300_000) return [];
  const lead = (Date.parse(change.at) - Date.parse(first.at)) / 1000;
  return [{ what: "earlier_sign", bits: -2, quote: first.stream, value: lead, place: first.place }];
}

/** Everything that speaks for or against one change, in bits against no change at all. */
export function changeArguments(
  change: SuspectChange,
  evidence: HypothesisEvidence,
  none: number,
): Argument[] {
  const denied = evidence.sayings.find((saying) => isAbout(saying, change) && denial.test(saying.text));
  return [
    ...priorArguments(change, none),
    ...wordArguments(change, evidence.sayings),
    ...undoneArguments(change, evidence),
    ...timeArguments(change, evidence),
    ...(denied ? [argument("denied", -1, denied)] : []),
  ];
}
