import { wayOf } from "./_direction_words.ts";
import type { Sentence } from "../_sentence.ts";
import { weighWords } from "./_weigh_words.ts";

/** Short words that say nothing by themselves, and UTC. */
const short = new Set(
  ("the and for its was are were has had did does but now who how why can may per via any all yet nor own out off got get " +
    "let see saw say set put ran run way new old too few due day utc not cannot").split(" "),
);
/** What people call an incident and its parts, and how they say "as before" or "less than", whatever their claims say. */
const plain = new RegExp(
  "^(?:alert\\w*|chat|clear\\w*|data|detect\\w*|durations?|end(?:ed|s)?|fail\\w*|found|follow\\w*|having|instead|lasted|" +
    "mechanism|outages?|pag(?:e|ed|er)|pattern|record\\w*|sent|typical\\w*|usual\\w*|went|almost|below|beyond|exceed\\w*|just|" +
    "nearly|constant|flat|held|kept|level|remain\\w*|similar\\w*|stable|stay\\w*|steady|unchanged|well)$",
);

/** Words of a sentence that are neither its claims', nor the trade's, nor those of plain prose. */
export function foreignWords({ tokens, cited }: Sentence): string[] {
  const own = new Set(cited.flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []));
  const isOurs = (word: string) =>
    word.startsWith("{") || word.length < 3 || own.has(word) || short.has(word) || plain.test(word);
  return tokens.map(({ word }) => word).filter((word) =>
    !isOurs(word) && wayOf(word) === undefined && (word.length === 3 || weighWords(word, cited).strange > 0)
  );
}
