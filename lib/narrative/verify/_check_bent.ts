import type { Sentence, Token } from "../_sentence.ts";

const spanned =
  /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?|secs?|points?|percent|times|k|m)$/;
const loosely =
  /^(?:over|under|above|below|beyond|nearly|almost|than|only|just|within|least|most|exceed(?:s|ed|ing)?|not)$/;

function isValue(token: Token | undefined): boolean {
  return token?.word.startsWith("{") ?? false;
}

/** No word changes what a value says: "over {median}", "{n} hours". */
export function checkBent({ tokens }: Sentence): string[] {
  return tokens.flatMap((token, index) => {
    if (token.quotedFrom.size > 0) return [];
    const before = loosely.test(token.word) && isValue(tokens[index + 1]);
    const after = spanned.test(token.word.replace(/['’]s$/, "")) && isValue(tokens[index - 1]);
    return before || after ? [`"${token.word}" changes what the value beside it says`] : [];
  });
}
