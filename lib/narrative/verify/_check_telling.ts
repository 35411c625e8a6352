import type { Claim } from "../../model/claim.ts";
import { placeholdersOf, qualifiedText } from "../_placeholder.ts";
import { parseSentence, type Sentence, type Token } from "../_sentence.ts";

/** Words between a value and the word that says what it is. */
const small = new Set(
  ("a an the and or of on in at by to it its is are was were be been being has had have with from for as that this " +
    "these those which whose there here also than so but then now when where while who what how why can may might " +
    "could would did does do not no nor any per via both some such same other utc").split(" "),
);
/** Words with which anything may be told: they say nothing of the incident. */
const telling = new Set(
  ("about against among apart beside besides between during either else further however itself likewise meanwhile only " +
    "together under until whereas whether within yet according incident hypothesis hypotheses evidence explanation " +
    "probability likely possible possibly rank ranked ranks name named names say says said show shows shown tell tells " +
    "told stand stands point points speak speaks count counts counted take takes took time times word words read reads " +
    "out one put set still come came remain open question called rated having hold holds held instead export exports")
    .split(" ").map(root),
);
/** Words that put one thing before another in time. */
const order =
  /^(?:before|after|earlier|later|until|till|since|prior|following|preceding|previously|afterwards|ago)$/;

function root(word: string): string {
  return word.replace(/s$/, "").slice(0, 5);
}

function isPlaceholder(token: Token | undefined): boolean {
  return token?.word.startsWith("{") ?? false;
}

/** A claim's own sentence, taken apart. */
function ownOf(claim: Claim): Sentence {
  return parseSentence({ text: qualifiedText(claim), citations: [claim.id] }, [claim]);
}

function shownOf({ placeholders }: Sentence, id: string): string[] {
  return placeholders.filter(({ claimId }) => claimId === id).map(({ raw }) => raw);
}

/** Each claim with all its values, each once, in the order of its own sentence: the start cannot become the end. */
function checkWhole(sentence: Sentence): string[] {
  return sentence.cited
    .filter((claim) => shownOf(sentence, claim.id).join() !== shownOf(ownOf(claim), claim.id).join())
    .map(({ id }) => `it does not show every value of ${id} once, in the order of its sentence`);
}

function isSmall(word: string): boolean {
  return small.has(word) || telling.has(root(word));
}

/**
 * The words on one side that may say what a value is, the nearest first: beyond words that say nothing and words of time, up to
 * another value.
 */
function nounsOf(tokens: readonly Token[], from: number, step: -1 | 1): string[] {
  const nouns: string[] = [];
  for (let at = from + step; tokens[at] !== undefined && !isPlaceholder(tokens[at]); at += step) {
    const word = tokens[at]?.word ?? "";
    if (!isSmall(word) && !order.test(word)) nouns.push(root(word));
  }
  return nouns;
}

/** The word that touches a value, where it says more than how the value is joined on: "probability", and not "of". */
function touching(token: Token | undefined): string | null {
  if (token === undefined || isPlaceholder(token) || small.has(token.word) || order.test(token.word)) {
    return null;
  }
  return root(token.word);
}

/** What stands on one side of a value. */
interface Side {
  readonly nouns: readonly string[];
  readonly touching: string | null;
}

/** What stands around a value. */
interface Spot {
  readonly left: Side;
  readonly right: Side;
  /** Word of time that touches it, with its side. */
  readonly order: string;
}

function spotsOf({ tokens }: Sentence): Map<string, Spot> {
  return new Map(tokens.flatMap(({ word }, at): [string, Spot][] => {
    if (placeholdersOf(word).length === 0) return [];
    const [before, after] = [tokens[at - 1]?.word ?? "", tokens[at + 1]?.word ?? ""];
    return [[word, {
      left: { nouns: nounsOf(tokens, at, -1), touching: touching(tokens[at - 1]) },
      right: { nouns: nounsOf(tokens, at, 1), touching: touching(tokens[at + 1]) },
      order: `${order.test(before) ? before : ""}|${order.test(after) ? after : ""}`,
    }]];
  }));
}

/** Whether the nearest noun of a side is one of those its claim has there, or the same word touches the value. */
function isNamedAs(side: Side, was: Side): boolean {
  const [nearest] = side.nouns;
  return (nearest !== undefined && was.nouns.includes(nearest)) ||
    (was.touching !== null && was.touching === side.touching);
}

/** A value stays beside a word that says what it is, and before or after what it was before or after. */
function checkSpots(sentence: Sentence): string[] {
  const own = new Map(sentence.cited.flatMap((claim) => [...spotsOf(ownOf(claim))]));
  return [...spotsOf(sentence)].flatMap(([placeholder, spot]) => {
    const was = own.get(placeholder);
    if (was === undefined) return [];
    const isNamed = was.left.nouns.length + was.right.nouns.length === 0 || isNamedAs(spot.left, was.left) ||
      isNamedAs(spot.right, was.right);
    return [
      ...(isNamed ? [] : [`${placeholder} does not stand beside the word it stands beside in its claim`]),
      ...(spot.order === was.order
        ? []
        : [`${placeholder} comes before or after something else in its claim`]),
    ];
  });
}

/** A word of time that touches no value is quoted with its neighbours. */
function checkOrder({ tokens }: Sentence): string[] {
  return tokens.filter(({ word, quotedFrom }, at) =>
    order.test(word) && quotedFrom.size === 0 && !isPlaceholder(tokens[at - 1]) &&
    !isPlaceholder(tokens[at + 1])
  ).map(({ word }) => `"${word}" puts in order what its claims do not`);
}

/** What speaks for a hypothesis never comes to speak against it. */
function checkSides({ tokens, cited }: Sentence): string[] {
  const sides = new Set(cited.flatMap(({ text }) => /^(For|Against):/.exec(text)?.[1]?.toLowerCase() ?? []));
  if (sides.size === 0) return [];
  const said = new Set(tokens.map(({ word }) => word).filter((word) => word === "for" || word === "against"));
  return sides.size === 1 && said.size === 1 && said.isSubsetOf(sides)
    ? []
    : ["it does not say whether this speaks for or against it, as its claim does"];
}

/** No word but those of the cited claims and those that say nothing of the incident. */
function checkWords({ tokens, cited }: Sentence): string[] {
  const own = new Set(cited.flatMap((claim) => ownOf(claim).tokens).map(({ word }) => root(word)));
  return tokens
    .filter((token) => !isPlaceholder(token) && token.word.length > 2)
    .filter(({ word }) => !isSmall(word) && !own.has(root(word)))
    .map(({ word }) => `"${word}" stands in none of its claims`);
}

/**
 * What an incident's telling is held to beyond any other prose: it is about single events, whose times and names must not
 * change places, and to which nothing may be added.
 */
export function checkTelling(sentence: Sentence): string[] {
  return [checkWhole, checkSpots, checkOrder, checkSides, checkWords].flatMap((check) => check(sentence));
}
