import type { Unit } from "./unit.ts";

/** Whether the numbers of a claim pass their test. Wording follows it: nothing "rose" without evidence. */
export type Strength = "finding" | "no-evidence" | "context";

/** What the claim is for. A slide has one headline and one caveat. */
export type ClaimRole = "headline" | "support" | "caveat" | "definition";

/** A value a sentence may show, tied to the term of the finding it came from. */
export interface BoundValue {
  /** A number in `unit`, a name, or null where it cannot be told. */
  readonly value: number | string | null;
  /** Decides how the value is written. */
  readonly unit: Unit;
  /** Lower end of its interval, in `unit`; null where the data do not bound it. */
  readonly confLow?: number | null;
  /** Upper end of its interval, in `unit`; null where the data do not bound it. */
  readonly confHigh?: number | null;
  /** The term of the finding that holds it, or the finding's name for counts such as n. */
  readonly term: string;
}

/** A sentence whose numbers and names are bound values, never typed digits. */
export interface Claim {
  /** Unique in an edition: `durations.change.payments`. */
  readonly id: string;
  /** Name of the finding it rests on. */
  readonly finding: string;
  /** The sentence, with `{name}` for each value and `{name.interval}` for its interval. */
  readonly text: string;
  /** The values by the name the text gives them. */
  readonly values: Readonly<Record<string, BoundValue>>;
  /** Whether it passed its test. */
  readonly strength: Strength;
  /** What it is for. */
  readonly role: ClaimRole;
  /** Where the quantity moved against the other period; null when the claim compares nothing, or two periods only as they were. */
  readonly direction: "up" | "down" | "none" | null;
}

const placeholder = /\{([a-z][A-Za-z0-9_]*)(\.interval)?\}/g;

/**
 * Makes a claim and refuses one whose sentence is not fully bound.
 *
 * @throws {TypeError} when the text holds a digit, names a value that is not there, or leaves one unused.
 *
 * @example
 * ```ts
 * import { claim } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const made = claim({
 *   id: "durations.median",
 *   finding: "durations",
 *   text: "The median incident took {median} to resolve ({median.interval}; n = {n}).",
 *   values: {
 *     median: { value: 5100, unit: "s", confLow: 4000, confHigh: 6300, term: "resolve" },
 *     n: { value: 51, unit: "count", term: "resolve" },
 *   },
 *   strength: "context",
 *   role: "headline",
 *   direction: null,
 * });
 * assert.equal(made.id, "durations.median");
 * assert.throws(() => claim({ ...made, text: "It took 85 minutes." }), TypeError);
 * ```
 */
export function claim(parts: Claim): Claim {
  const names = new Set([...parts.text.matchAll(placeholder)].map((found) => found[1] ?? ""));
  const rest = parts.text.replaceAll(placeholder, "");
  const problem = /[{}]/.test(rest)
    ? "it has a brace that opens no value"
    : /\p{N}/u.test(rest)
    ? "it holds a typed digit"
    : [...names].find((name) => !Object.hasOwn(parts.values, name)) !== undefined
    ? "it names a value that is not bound"
    : Object.keys(parts.values).some((name) => !names.has(name))
    ? "a bound value is never shown"
    : undefined;
  if (problem) {
    throw new TypeError(
      `Cannot make claim "${parts.id}": ${problem}. Bind every value the sentence shows, and only those.`,
    );
  }
  return parts;
}
