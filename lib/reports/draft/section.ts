import type { Claim } from "../../model/claim.ts";
import type { NarrativeSentence } from "../../model/narrative.ts";

/** A sentence of a draft. */
export interface DraftLine {
  /** What it says. */
  readonly claim: Claim;
  /** 0: stands by itself; 1: belongs to the line before it that does. */
  readonly depth: 0 | 1;
}

/** What the data say under one heading. */
export interface DraftSection {
  /** Name by which templates ask for it. */
  readonly id: string;
  /** Whether its sentences follow one another, or are items of a list. */
  readonly form: "list" | "prose";
  /** Its sentences, in order. */
  readonly lines: readonly DraftLine[];
  /** The same in the words of a language model, every sentence checked; empty where none wrote it. */
  readonly told: readonly NarrativeSentence[];
}

/** Claims as lines, each by itself. */
export function linesOf(claims: readonly Claim[]): DraftLine[] {
  return claims.map((claim) => ({ claim, depth: 0 }));
}
