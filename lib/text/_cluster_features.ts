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

/** Weighs the features of each text, and scales each to length 1. */
export function weighed(texts: readonly ClusterText[], vocabulary: Vocabulary): SparseRows {
  const rows = texts.map((text) => {
    const counts = new Map<number, number>();
    for (const feature of featuresOfText(text)) {
      const column = vocabulary.columns.get(feature);
      if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    const head = new Set([...text.title, ...pairsOf(text.title)]);
    for (const [column, count] of counts) {
      const feature = vocabulary.features[column] as string;
      const weight = (feature.includes(" ") ? pairWeight : 1) * (head.has(feature) ? titleWeight : 1);
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
