import type { FeatureRows } from "../../stats/softmax_regression.ts";
import { learnVocabulary, tfIdf, type Vocabulary } from "../../text/tf_idf.ts";
import type { TextFeatures } from "./_texts.ts";

/** How much the runs of characters weigh beside the words, before their squares add up to 1. */
const characterShare = 0.35;

/** Turns features into rows a classifier learns from; anything that does may take its place, embeddings too. */
export interface Vectors {
  rowsOf(features: readonly TextFeatures[]): FeatureRows;
}

function beside(left: FeatureRows, right: FeatureRows): FeatureRows {
  const n = left.starts.length - 1;
  const starts = new Uint32Array(n + 1);
  const columns = new Uint32Array(left.columns.length + right.columns.length);
  const weights = new Float64Array(columns.length);
  const [leftScale, rightScale] = [Math.sqrt(1 - characterShare), Math.sqrt(characterShare)];
  for (let row = 0, at = 0; row < n; row++) {
    for (let k = left.starts[row] as number; k < (left.starts[row + 1] as number); k++, at++) {
      columns[at] = left.columns[k] as number;
      weights[at] = leftScale * (left.weights[k] as number);
    }
    for (let k = right.starts[row] as number; k < (right.starts[row + 1] as number); k++, at++) {
      columns[at] = left.width + (right.columns[k] as number);
      weights[at] = rightScale * (right.weights[k] as number);
    }
    starts[row + 1] = at;
  }
  return { starts, columns, weights, width: left.width + right.width };
}

/** The vocabularies behind {@link Vectors}, for telling which words weighed. */
export interface TextVectors extends Vectors {
  readonly words: Vocabulary;
  readonly characters: Vocabulary;
}

/** Words where the answer is are features of their own, beside the same words anywhere. */
export const pointer = ">";

function saidWords({ words, pointed }: TextFeatures): string[] {
  return [...words, ...pointed.map((word) => `${pointer}${word}`)];
}

/** Learns from texts, labelled or not, how rare each word and run of characters is. */
export function learnVectors(features: readonly TextFeatures[]): TextVectors {
  const words = learnVocabulary(features.map(saidWords), { minTexts: 1 });
  const characters = learnVocabulary(features.map(({ characters }) => characters));
  return {
    words,
    characters,
    rowsOf: (some) =>
      beside(
        tfIdf(some.map(saidWords), words),
        tfIdf(some.map(({ characters }) => characters), characters),
      ),
  };
}
