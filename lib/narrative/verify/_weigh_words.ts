import type { Claim } from "../../model/claim.ts";
import { wayOf } from "./_direction_words.ts";

/** Words that say nothing by themselves. */
const neutral =
  "about above across after against already also although among another apart around been before being beside " +
  "between compared could does during earlier either from further have here however into itself least left such than " +
  "that their then there these this those until were what when where whereas whether which while whose with within " +
  "would yet went goes since still over under only other same some more less take took taken takes make whole might neither";
/** Words of the trade, with which any claim may be told. */
const trade =
  "adjusted amount analysis answer association average became become chance change comparison confidence count " +
  "counted data decide detect difference distinguish enough estimate estimated evidence figure frequent geometric " +
  "hours incident inconclusive insufficient interval kind last left level long mean measure median month number " +
  "observed open overall period previous quarter question range rate ratio record remains resolution resolve rest row sample seen " +
  "service severity show side spread team tell test time told unclear unknown unnoticed unseen likely probably pass passes passed saw sees seen carry cluster start begin verdict sign export name named hold rated called value week weekly year";

function root(word: string): string {
  return word.replace(/s$/, "").slice(0, 5);
}

function roots(text: string): string[] {
  return (text.replaceAll(/\{[^{}]*\}/g, " ").toLowerCase().match(/[a-z]{4,}/g) ?? []).map(root);
}

const nothing = new Set(roots(neutral));
const shared = new Set(roots(trade));

/** How many content words of a text are of its claims or of the trade, and how many are not. */
export interface WordWeights {
  readonly known: number;
  readonly strange: number;
}

/** Holds the content words of a text against those of the claims it rests on; words of direction are judged elsewhere. */
export function weighWords(text: string, cited: readonly Claim[]): WordWeights {
  const own = new Set(cited.flatMap((claim) => roots(claim.text)));
  const plain = (text.replaceAll(/\{[^{}]*\}/g, " ").toLowerCase().match(/[a-z]{4,}/g) ?? [])
    .filter((word) => wayOf(word) === undefined);
  const words = plain.map(root).filter((word) => !nothing.has(word));
  const known = words.filter((word) => own.has(word) || shared.has(word)).length;
  return { known, strange: words.length - known };
}
