import type { Period } from "../../model/period.ts";
import type { CauseCategory, CauseRole } from "../../model/taxonomy.ts";

/** Which question is asked, with what categories, and how sure to be. */
export interface CauseOptions {
  /** The cause, or the trigger. */
  readonly role: CauseRole;
  /** Categories of the taxonomy, as `causeCategories` reads them. */
  readonly categories: readonly CauseCategory[];
  /** The period whose shares are told; null for all incidents. */
  readonly period: Period | null;
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
  /** The classifier abstains where its likeliest category is less probable. Default 0.5. */
  readonly sure?: number;
  /** Labels of incidents that started earlier train, the others test; default: the time that parts labels 60 to 40. */
  readonly cut?: string;
  /** Numbers of training labels of the learning curve. Default 25, 50, 100, 200, 400 and all. */
  readonly sizes?: readonly number[];
}

/** Options with their defaults. */
export type Settings = CauseOptions & Required<Pick<CauseOptions, "confidence" | "sure" | "sizes">>;

export function settingsOf(options: CauseOptions): Settings {
  return { confidence: 0.95, sure: 0.5, sizes: [25, 50, 100, 200, 400], ...options };
}
