import { packRows, type SparseRows } from "./sparse_rows.ts";

/** Features that weigh, learned from texts: how rare each is among them. */
export interface Vocabulary {
  /** Column of each feature. */
  readonly columns: ReadonlyMap<string, number>;
  /** Feature of each column. */
  readonly features: readonly string[];
  /** Weight of a feature: 1 + ln((1 + texts) / (1 + texts that have it)). */
  readonly rarity: Float64Array;
  /** Texts it was learned from. */
  readonly texts: number;
}

/** Which features are kept. */
export interface VocabularyOptions {
  /** A feature in fewer texts is left out; 2 unless told. */
  readonly minTexts?: number;
  /** A feature in a larger share of the texts is left out, 0 to 1; 0.5 unless told. */
  readonly maxShare?: number;
}

/** Learns which features weigh, from the features of each text. Columns are in order of the features' code points. */
export function learnVocabulary(
  texts: readonly (readonly string[])[],
  options: VocabularyOptions = {},
): Vocabulary {
  const seen = new Map<string, number>();
  for (const features of texts) {
    for (const feature of new Set(features)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  }
  const { minTexts = 2, maxShare = 0.5 } = options;
  const most = Math.max(minTexts, maxShare * texts.length);
  const features = [...seen].filter(([, n]) => n >= minTexts && n <= most).map(([feature]) => feature)
    .sort((a, b) => a < b ? -1 : 1);
  return {
    columns: new Map(features.map((feature, column) => [feature, column])),
    features,
    rarity: Float64Array.from(
      features,
      (feature) => 1 + Math.log((1 + texts.length) / (1 + (seen.get(feature) ?? 0))),
    ),
    texts: texts.length,
  };
}

/** Weighs the features of each text, (1 + ln count) x rarity, and scales each text to length 1, so that a product of two rows is their cosine. */
export function tfIdf(texts: readonly (readonly string[])[], vocabulary: Vocabulary): SparseRows {
  const rows = texts.map((features) => {
    const counts = new Map<number, number>();
    for (const feature of features) {
      const column = vocabulary.columns.get(feature);
      if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    for (const [column, count] of counts) {
      counts.set(column, (1 + Math.log(count)) * (vocabulary.rarity[column] ?? 0));
    }
    return counts;
  });
  return packRows(rows, vocabulary.features.length);
}
