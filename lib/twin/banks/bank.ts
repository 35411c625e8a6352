import type { Category } from "../category.ts";

/** Ways to say one family's failure. Slots stand in braces; each entry belongs to a half by its hash. */
export interface Bank {
  /** Why it can happen at all. */
  readonly cause: Category;
  /** What usually sets it off. */
  readonly trigger: Category;
  /** What fails, by its many names. */
  readonly things: readonly string[];
  /** What is wrong with it; stands after a thing. */
  readonly troubles: readonly string[];
  /** Titles that stand by themselves. */
  readonly titles: readonly string[];
  /** First sentences: what was seen. */
  readonly openings: readonly string[];
  /** More of what was seen. */
  readonly details: readonly string[];
  /** Sentences that give the cause away. */
  readonly causes: readonly string[];
}
