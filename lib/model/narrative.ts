import type { Claim } from "./claim.ts";

/** Claims that belong under one heading. */
export interface Chapter {
  /** Its heading. */
  readonly title: string;
  /** What may be told under it. */
  readonly claims: readonly Claim[];
  /** Passages whose style a model is to take: data, of which nothing is told. */
  readonly examples?: readonly string[];
}

/** Who wrote a text: the deterministic writer, or a language model whose every sentence was checked. */
export type Writer = "offline" | "model";

/** One sentence of prose and what it rests on. */
export interface NarrativeSentence {
  /** The sentence with its values filled in and names from exports made plain; not escaped for any format. */
  readonly text: string;
  /** The sentence with `{claim id:value name}` and `{claim id:value name.interval}` in place of values. */
  readonly template: string;
  /** Ids of the claims it rests on. */
  readonly citations: readonly string[];
}

/** Prose under one heading. */
export interface NarrativeChapter {
  /** Its heading. */
  readonly title: string;
  /** Who wrote it. */
  readonly writer: Writer;
  /** Its text, in order. */
  readonly sentences: readonly NarrativeSentence[];
}

/** Prose made of claims, and how it came to be. */
export interface Narrative {
  /** `model` when the model wrote at least one chapter; each chapter names its own writer. */
  readonly writer: Writer;
  /** The model that wrote, or null. */
  readonly model: string | null;
  /** SHA-256 of the instructions the model was given, hexadecimal, or null. */
  readonly promptHash: string | null;
  /** Why no model was used, or why chapters or sentences fell back to the offline text; null when neither is the case. */
  readonly reason: string | null;
  /** One for each chapter that was asked for, in order. */
  readonly chapters: readonly NarrativeChapter[];
  /** Sentences of the model that did not pass, shortened, for review only: never to be shown as text of an edition. */
  readonly rejected: readonly { readonly sentence: string; readonly why: string }[];
}

/** A sentence as a model proposes it. */
export interface DraftSentence {
  /** The sentence, with `{claim id:value name}` in place of every number and name. */
  readonly text: string;
  /** Ids of the claims it rests on. */
  readonly citations: readonly string[];
}
