import type { CauseRole } from "../../model/taxonomy.ts";
import { featuresOf } from "../../text/features_of.ts";
import { textMask } from "../../text/text_mask.ts";

/** What is read of an incident to tell its cause. */
export interface CauseText {
  readonly title: string | null;
  readonly summary: string | null;
  /** What its postmortem says under the heading that asks this question; null where it has none. */
  readonly told: string | null;
  readonly services: readonly string[];
}

/** The text as written, title first. */
export function writtenText({ title, summary, told }: CauseText): string {
  return [title, summary, told].filter((part) => part !== null).join(".\n");
}

/** Features of a text: its words and pairs, the runs of characters in them, and what is said where the answer is. */
export interface TextFeatures {
  /** Words and pairs of the whole text. */
  readonly words: readonly string[];
  readonly characters: readonly string[];
  /** Words and pairs of the sentences that announce an answer to the question asked; none where none does. */
  readonly pointed: readonly string[];
}

/** How a sentence announces that it tells a cause, or a trigger. */
const announcing: Readonly<Record<CauseRole, RegExp>> = {
  cause:
    /\b(?:caus(?:e|es|ed|ing)|because|due to|owing to|reasons?|underlying|stem(?:s|med)|turn(?:s|ed) out|found|finding|why|explanation|explain(?:s|ed)|analysis|investigation|culprit|contribut\w+|possible|fault lay|traced|result of)\b/iu,
  trigger:
    /\b(?:trigger\w*|set off|started|starts|start|began|begun|begin|after|follow\w*|since|first seen|preceded|just (?:before|ahead)|(?:minutes|hours|moments|right) (?:before|after|earlier)|coincid\w*|came with|brought|kicked off|the moment|when)\b/iu,
};

const sentenceEnd = /(?<=[.!?])\s+|\n+/u;
/** A heading of so few words speaks for the sentence below it. */
const headingWords = 4;

/** The sentences of a text that announce an answer. */
function pointedSentences(text: string, role: CauseRole): string[] {
  const sentences = text.split(sentenceEnd);
  return sentences.filter((sentence, at) => {
    const before = sentences[at - 1] ?? "";
    const heading = before.split(/\s+/).length <= headingWords && !/[.!?]$/.test(before) ? before : "";
    return announcing[role].test(sentence) || announcing[role].test(heading);
  });
}

/** Features of every text, names of all services masked. */
export function featuresOfTexts(texts: readonly CauseText[], role: CauseRole): TextFeatures[] {
  const mask = textMask([...new Set(texts.flatMap(({ services }) => services))]);
  return texts.map((text) => {
    const masked = mask(writtenText(text));
    const pointed = [...pointedSentences(text.summary ?? "", role), text.told ?? ""].join("\n");
    return {
      words: featuresOf(masked, "words"),
      characters: featuresOf(masked, "characters"),
      pointed: featuresOf(mask(pointed), "words"),
    };
  });
}
