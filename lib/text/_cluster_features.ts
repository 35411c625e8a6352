import { packRows, type SparseRows } from "./sparse_rows.ts";
import { learnVocabulary, type Vocabulary } from "./tf_idf.ts";

/** What one incident says, as words: masked, without empty words, stemmed. */
export interface ClusterText {
  /** Words of the title, in order. */
  readonly title: readonly string[];
  /** Words of all other text, in order. */
  readonly body: readonly string[];
}

/** How much a pair of neighbouring words weighs: a sentence told twice in the same words is no better witness than one told anew. */
const pairWeight = 0.5;
/** How much more the words of a title weigh: people put there what failed. */
const titleWeight = 1.2;
const weighing = { minTexts: 2, maxShare: 0.7 };

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, before) => `${words[before]} ${word}`);
}

/** Words and pairs of neighbours, with repeats. */
export function featuresOfText({ title, body }: ClusterText): string[] {
  return [...title, ...pairsOf(title), ...body, ...pairsOf(body)];
}

// Without the usual 1 +: a word in a third of all texts should weigh a fifth of one in a hundredth, not a half.
function withRarity(vocabulary: Vocabulary): Vocabulary {
  return { ...vocabulary, rarity: vocabulary.rarity.map((weight) => weight - 1) };
}

/** Learns what weighs among texts. */
export function learnFeatures(texts: readonly ClusterText[]): Vocabulary {
  return withRarity(learnVocabulary(texts.map(featuresOfText), weighing));
}

/** Where a word stands among the columns, and the words behind it: pairs are found without being written out. */
interface Place {
  column?: number;
  readonly next: Map<string, number>;
}

function placesOf({ features }: Vocabulary): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  features.forEach((feature, column) => {
    const [first = "", second] = feature.split(" ");
    const place: Place = places.get(first) ?? { next: new Map() };
    places.set(first, place);
    if (second === undefined) place.column = column;
    else place.next.set(second, column);
  });
  return places;
}

/** Counts the columns of words, then those of pairs of neighbours. */
function countColumns(
  words: readonly string[],
  places: readonly (Place | undefined)[],
  counts: Map<number, number>,
): void {
  const count = (column: number | undefined) => {
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  };
  for (const place of places) count(place?.column);
  for (let at = 1; at < words.length; at++) count(places[at - 1]?.next.get(words[at] as string));
}

/** Weighs the features of each text, and scales each to length 1. */
export function weighed(texts: readonly ClusterText[], vocabulary: Vocabulary): SparseRows {
  const places = placesOf(vocabulary);
  const placed = (words: readonly string[]) => words.map((word) => places.get(word));
  const base = Float64Array.from(
    vocabulary.features,
    (feature) => feature.includes(" ") ? pairWeight : 1,
  );
  const rows = texts.map(({ title, body }) => {
    const counts = new Map<number, number>();
    countColumns(title, placed(title), counts);
    const head = new Set(counts.keys());
    countColumns(body, placed(body), counts);
    for (const [column, count] of counts) {
      const weight = (base[column] as number) * (head.has(column) ? titleWeight : 1);
      counts.set(column, weight * (1 + Math.log(count)) * (vocabulary.rarity[column] as number));
    }
    return counts;
  });
  return packRows(rows, vocabulary.features.length);
}

/** One view of the texts: words only, each text scaled to length 1. */
export function viewOf(texts: readonly (readonly string[])[]): SparseRows {
  const vocabulary = withRarity(learnVocabulary(texts, { minTexts: 2, maxShare: 1 }));
  const rows = texts.map((words) =>
    new Map([...new Set(words)].flatMap((word) => {
      const column = vocabulary.columns.get(word);
      return column === undefined ? [] : [[column, vocabulary.rarity[column] as number] as const];
    }))
  );
  return packRows(rows, vocabulary.features.length);
}
