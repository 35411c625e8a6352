import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";

/** What a model is told to do with claims, and what its answer is held to. */
export interface Brief {
  /** The system message. */
  readonly instructions: string;
  /** Whether an answer that leaves the claim out is refused. */
  readonly mustBeTold: (claim: Claim) => boolean;
  /** Why a sentence is refused, one reason each. */
  readonly verify: (sentence: DraftSentence, claims: readonly Claim[]) => readonly string[];
  /** Whether a sentence that is refused is only worded too freely. */
  readonly isMerelyFree: (sentence: DraftSentence, claims: readonly Claim[]) => boolean;
}
