import type { DraftSentence } from "../../model/narrative.ts";

/** Far more than a sentence takes; nothing longer is worth taking apart. Ids count for nothing: a model is given short ones. */
const longest = 480;
const placeholder = /\{[^{}]{1,200}\}/g;

/** Whether a sentence is longer than any that tells of claims. */
export function isTooLong({ text }: DraftSentence): boolean {
  return text.replaceAll(placeholder, "{}").length > longest;
}
