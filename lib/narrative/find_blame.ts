/** A wording that makes a person the cause of a failure. */
export interface Blame {
  /** The words, as they stand. */
  readonly phrase: string;
  /** Where they begin, in UTF-16 units. */
  readonly index: number;
  /** What is wrong with them. */
  readonly why: string;
  /** The words that say the same of the work and not of a person. */
  readonly instead: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly why: string;
  readonly instead: (found: RegExpExecArray) => string;
}

/** Pseudonyms, handles, pronouns and roles: who acts, where a sentence is about somebody. */
const somebody =
  "(?:person-[0-9a-f]{10}|@[\\w.-]+|I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|[Ss]omeone|[Ss]omebody|[Nn]obody|" +
  "(?:[Tt]he |[Aa]n? |[Oo]ur )?(?:on-?call|engineers?|operators?|developers?|admins?|administrators?|responders?|" +
  "reviewers?|contractors?|interns?|colleagues?)(?: engineer)?)";

const rules: readonly Rule[] = [
  {
    pattern:
      /\b(?:human|operator|user|pilot) error\b(?! (?:rates?|budgets?|counts?|codes?|logs?|messages?)\b)/gi,
    why: "an error of a person is where asking begins, not where it ends",
    instead: () => "a slip that nothing caught",
  },
  {
    pattern: new RegExp(`(?<![\\w@])${somebody} (?:should|could|ought to|must) (not )?have (\\w+)`, "g"),
    why: "what somebody should have done is known only afterwards",
    instead: ([, not, did]) =>
      `nothing ${not ? "warned those at work before they had" : "prompted those at work to have"} ${did}`,
  },
  {
    pattern: /\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?:forgot|neglected) to (?=\w)/gu,
    why: "a person is made the cause; ask what the step hung on",
    instead: () => "nothing prompted the step to ",
  },
  {
    pattern: /\b\w+ (?:should|could|ought to) have known(?: better)?\b/gi,
    why: "what somebody should have known is known only afterwards",
    instead: () => "nothing showed it at the time",
  },
  {
    pattern: new RegExp(`(?<![\\w@])${somebody} (?:failed|forgot|neglected|omitted) to (?=\\w)`, "g"),
    why: "a person is made the cause; ask what the step hung on",
    instead: () => "nothing prompted the step to ",
  },
  {
    pattern: new RegExp(`(?<![\\w@])${somebody} (?:overlooked|missed|ignored) (?=\\w)`, "g"),
    why: "a person is made the cause; ask how it was shown",
    instead: () => "nothing drew attention to ",
  },
  {
    pattern: new RegExp(
      `(?<![\\w@])${somebody} (?:accidentally |mistakenly |wrongly )?(broke|caused|took down|crashed|misconfigured|corrupted)\\b`,
      "g",
    ),
    why: "a person is the subject of a failure",
    instead: ([, verb]) => `a change ${verb}`,
  },
  {
    pattern: new RegExp(`(?<![\\w@])${somebody} made (?:a|the|another) (?:mistake|error)\\b`, "g"),
    why: "a person is the subject of a failure",
    instead: () => "a slip was possible and nothing caught it",
  },
  {
    pattern: /\b(?:blame|fault) (?:lies|lay|is|was) with \S+/gi,
    why: "it says who, not what",
    instead: () => "it was made possible by something that can be changed",
  },
  ...([
    [/\b(?:carelessness|negligence|incompetence|sloppiness|laziness|inattention)\b/gi, "a missing safeguard"],
    [/\b(?:careless|negligent|incompetent|sloppy|reckless|lazy|inattentive)\b/gi, "unguarded"],
    [/\b(?:carelessly|negligently|recklessly)\b/gi, "without a safeguard"],
  ] as const).map(([pattern, instead]) => ({ pattern, why: "it judges a person", instead: () => instead })),
];

/** At the start of a sentence a rewording begins with a capital, as what it replaces did. */
function inPlace(text: string, index: number, instead: string): string {
  const opens = /(?:^|[.!?]\s+|\n[\s>*#-]*)$/.test(text.slice(0, index));
  return opens ? instead.replace(/^./, (letter) => letter.toUpperCase()) : instead;
}

/**
 * Finds wordings that make a person the cause of a failure, each with words that ask about the work instead: a person as
 * the subject of a failure, "should have", "human error", judgements of character. It knows English only, and people by
 * pseudonym, handle, pronoun or role; a real name only before a verb that no machine has.
 *
 * @returns in the order of the text, without overlaps.
 *
 * @example
 * ```ts
 * import { findBlame } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const [found] = findBlame("The engineer forgot to drain the node.");
 * assert.equal(found?.phrase, "The engineer forgot to ");
 * assert.equal(found?.instead, "Nothing prompted the step to ");
 * assert.deepEqual(findBlame("The deployment failed to start."), []);
 * ```
 */
export function findBlame(text: string): Blame[] {
  const all = rules.flatMap(({ pattern, why, instead }) =>
    [...text.matchAll(pattern)].map((found) => ({
      phrase: found[0],
      index: found.index,
      why,
      instead: inPlace(text, found.index, instead(found)),
    }))
  ).sort((a, b) => a.index - b.index || b.phrase.length - a.phrase.length);
  let end = 0;
  return all.filter(({ index, phrase }) => {
    const isFree = index >= end;
    if (isFree) end = index + phrase.length;
    return isFree;
  });
}

/**
 * The text with every wording that {@link findBlame} finds said of the work instead of a person.
 *
 * @example
 * ```ts
 * import { withoutBlame } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(
 *   withoutBlame("It was human error: @ann took down the queue."),
 *   "It was a slip that nothing caught: a change took down the queue.",
 * );
 * ```
 */
export function withoutBlame(text: string): string {
  return findBlame(text).reduceRight(
    (rest, { index, phrase, instead }) => rest.slice(0, index) + instead + rest.slice(index + phrase.length),
    text,
  );
}
