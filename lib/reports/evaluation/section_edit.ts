import { type CitedSentence, sentenceKey, sentencesOf } from "../draft/sentences_of.ts";
import { editShare } from "./edit_share.ts";

/** What people made of one section, in words and in sentences. */
export interface SectionEdit {
  /** How much of its words people changed, 0 to 1. */
  readonly share: number;
  /** Sentences of the draft that stand as they were. */
  readonly kept: number;
  /** Those that name their claims still, in other words. */
  readonly reworded: number;
  /** Those whose claims are no longer named: facts that were taken out. */
  readonly removed: number;
  /** Sentences of people. */
  readonly added: number;
}

/** What is struck through is taken out. */
const isStruck = ({ text }: CitedSentence) => /^~~[\s\S]*~~$/.test(text);

/** What people wrote without naming a claim may be several sentences. */
function parts(sentence: CitedSentence): CitedSentence[] {
  if (sentence.ids.length > 0) return [sentence];
  return sentence.text.split(/(?<=[.!?])\s+|\n+/).map((text) => ({
    text: text.replace(/^- /, "").trim(),
    ids: [],
  }))
    .filter(({ text }) => text !== "");
}

/** Compares a section of a draft with what people made of it. */
export function sectionEdit(before: string, after: string): SectionEdit {
  const [was, now] = [before, after].map((body) =>
    sentencesOf(body).filter((sentence) => !isStruck(sentence)).flatMap(parts)
  ) as [
    CitedSentence[],
    CitedSentence[],
  ];
  const standing = new Set(now.map(sentenceKey));
  const gone = was.filter((sentence) => !standing.has(sentenceKey(sentence)));
  const known = new Set(was.map(sentenceKey));
  const fresh = now.filter((sentence) => !known.has(sentenceKey(sentence)));
  const cited = new Set(fresh.flatMap(({ ids }) => ids));
  const reworded = gone.filter(({ ids }) => ids.some((id) => cited.has(id)));
  const former = new Set(reworded.flatMap(({ ids }) => ids));
  return {
    share: editShare(before, after),
    kept: was.length - gone.length,
    reworded: reworded.length,
    removed: gone.length - reworded.length,
    added: fresh.filter(({ ids }) => !ids.some((id) => former.has(id))).length,
  };
}
