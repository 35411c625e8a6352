import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { largestFirst } from "./_largest_first.ts";
import { fewestRandom } from "./_shares.ts";

function nameOf(share: Term) {
  return bindName(share.labels?.category ?? "", share.term);
}

/** What one is called: "cause" or "trigger". */
function wordOf(finding: Finding<object>): string {
  return finding.name.slice(0, -1);
}

function unknownHeadline(finding: Finding<object>): Claim {
  const parts = { id: `${finding.name}.most`, role: "headline" } as const;
  const text = `Which ${finding.name} dominate cannot be told yet: `;
  if (termOf(finding, "labels")?.estimate === 0) {
    return contextOf(finding, { ...parts, text: `${text}there are no labels`, values: {} });
  }
  const random = finding.skipped.find(({ term }) => term === "share")?.n ?? 0;
  return contextOf(finding, {
    ...parts,
    text: `${text}{random} of {needed} labels at random`,
    values: { random: counted(random, finding.name), needed: counted(fewestRandom, finding.name) },
  });
}

/** What seed words make of the incidents while labels are too few, and what is known of their being right. */
function seedClaims(finding: Finding<object>): Claim[] {
  const [most] = largestFirst(finding, "seeds.");
  const none = termOf(finding, "seeds.none");
  if (!most || !none || most.estimate === null) return [];
  const right = termOf(finding, "seeds.right");
  const guessed = contextOf(finding, {
    id: `${finding.name}.seeds`,
    text:
      "Seed words alone point most often at {category}, in {share} of incidents, and at nothing in {none}: guesses, " +
      "not shares. On companies made up for tests they were right about half of the time.",
    values: { category: nameOf(most), share: bindTerm(most), none: bindTerm(none) },
    role: "support",
  });
  const asked = contextOf(finding, {
    id: `${finding.name}.label`,
    text: "deno task label asks for the labels that help most; from {needed} at random on, shares are told.",
    values: { needed: counted(fewestRandom, finding.name) },
    role: "support",
  });
  return right === undefined ? [guessed, asked] : [
    guessed,
    contextOf(finding, {
      id: `${finding.name}.seeds_right`,
      text: "Of {n} labels at random seed words had {right} right ({right.interval}).",
      values: { n: counted(right.n, right.term), right: bindTerm(right) },
      role: "support",
    }),
    asked,
  ];
}

/** A category leads where its interval lies above the next one's. */
function headline(finding: Finding<object>, [first, second]: readonly Term[]): Claim {
  const parts = { id: `${finding.name}.most`, role: "headline", direction: null } as const;
  if (!first) return unknownHeadline(finding);
  const values = { category: nameOf(first), share: bindTerm(first) };
  if (!second || (first.confLow ?? 0) > (second.confHigh ?? 1)) {
    return claimOf(finding, {
      ...parts,
      text: `The commonest ${wordOf(finding)} is {category}: {share} of incidents ({share.interval})`,
      values,
      strength: "finding",
    });
  }
  return claimOf(finding, {
    ...parts,
    text: `{category} may be the commonest ${wordOf(finding)} at {share}, or {other}`,
    values: { ...values, other: nameOf(second) },
    strength: "no-evidence",
  });
}

/** The category of the largest share in each quarter, latest first. */
function leadersOf(finding: Finding<object>): Term[] {
  const byQuarter = Map.groupBy(largestFirst(finding, "quarter."), ({ labels }) => labels?.quarter);
  return [...byQuarter].sort(([a = ""], [b = ""]) => a < b ? 1 : -1).flatMap(([, [first]]) => first ?? []);
}

const untested = "Whether that is chance was not tested.";

/** Since when the commonest category has come first: what the shares are, tested against nothing. */
function sinceClaims(finding: Finding<object>): Claim[] {
  const [most] = largestFirst(finding, "share.");
  const leaders = leadersOf(finding);
  const [latest, before] = leaders;
  if (!most || !latest || !before) return [];
  const other = leaders.findIndex(({ labels }) => labels?.category !== most.labels?.category);
  const run = leaders.slice(0, other < 0 ? leaders.length : other);
  const since = run.at(-1);
  const quarterOf = (leader: Term) => bindName(leader.labels?.quarter ?? "", leader.term);
  const parts = { id: `${finding.name}.since`, role: "support" } as const;
  if (!since) {
    return [contextOf(finding, {
      ...parts,
      text: `In {quarter} alone {category} came first by these shares. ${untested}`,
      values: { quarter: quarterOf(latest), category: nameOf(latest) },
    })];
  }
  if (run.length === 1) {
    return [contextOf(finding, {
      ...parts,
      text: `{category} came first in {quarter} by these shares; in {before} it was {other}. ${untested}`,
      values: {
        category: nameOf(most),
        quarter: quarterOf(latest),
        before: quarterOf(before),
        other: nameOf(before),
      },
    })];
  }
  return [contextOf(finding, {
    ...parts,
    text:
      `By these shares {category} came first in each of the last {quarters} quarters, since {since}. ${untested}`,
    values: { category: nameOf(most), quarters: counted(run.length, most.term), since: quarterOf(since) },
  })];
}

function trialClaims(finding: Finding<object>): Claim[] {
  const [own, macro, keywords, majority] = [
    "micro_f1.classifier",
    "macro_f1.classifier",
    "micro_f1.keywords",
    "micro_f1.majority",
  ]
    .map((term) => termOf(finding, term));
  const [error, abstained, answered] = ["calibration_error", "abstained", "answered.right"].map((term) =>
    termOf(finding, term)
  );
  if (!own || !macro || !keywords || !majority || !error || !abstained || !answered) return [];
  return [
    contextOf(finding, {
      id: `${finding.name}.tested`,
      text:
        "On {n} later incidents guesses were right for {own} ({own.interval}; macro-F score {macro}), seed words alone for " +
        "{keywords}, the commonest category for {majority}.",
      values: {
        n: counted(own.n, own.term),
        own: bindTerm(own),
        macro: bindTerm(macro),
        keywords: bindTerm(keywords),
        majority: bindTerm(majority),
      },
      role: "support",
    }),
    contextOf(finding, {
      id: `${finding.name}.sure`,
      text:
        "Stated probabilities were off by {error} on average; it abstained on {abstained}, and {answered} of its other answers were right.",
      values: { error: bindTerm(error), abstained: bindTerm(abstained), answered: bindTerm(answered) },
      role: "support",
    }),
  ];
}

function comparison(finding: Finding<object>): Claim[] {
  const above = termOf(finding, "above.keywords");
  if (!above || above.estimate === null) return [];
  const better = (above.confLow ?? 0) > 0;
  const worse = (above.confHigh ?? 0) < 0;
  return [claimOf(finding, {
    id: `${finding.name}.above_keywords`,
    text: worse
      ? "Seed words alone guess better; the difference is {above} ({above.interval})."
      : better
      ? "Labels teach more than seed words know: the share of right guesses is {above} higher ({above.interval})."
      : "That labels taught it more than seed words know cannot be told: {above} ({above.interval}).",
    values: { above: bindTerm(above) },
    strength: better || worse ? "finding" : "no-evidence",
    role: "support",
    direction: null,
  })];
}

function closing(finding: Finding<object>): Claim[] {
  return [
    contextOf(finding, {
      id: `${finding.name}.caveat`,
      text: `A label is what a person made of the text; a ${
        wordOf(finding)
      } nobody wrote down is not counted as one.`,
      values: {},
      role: "caveat",
    }),
    contextOf(finding, {
      id: `${finding.name}.definition`,
      text: termOf(finding, "seeds.none") === undefined
        ? "Shares are guesses about all incidents, put right by their errors on incidents drawn at random and labelled."
        : "Seed words stand in the taxonomy: they point at the category an incident has most words of.",
      values: {},
      role: "definition",
    }),
  ];
}

/**
 * Which causes (or triggers) dominate, and how far guesses can be trusted, said no louder than the labels allow.
 *
 * @returns one headline, the test as support (or, while labels are too few, what seed words alone say), a caveat, the
 * definition.
 *
 * @example
 * ```ts
 * import { causeClaims, causeFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = causeFinding([], { role: "cause", categories: [], period: null });
 * assert.match(causeClaims(finding)[0]?.text ?? "", /^Which causes dominate cannot be told yet/);
 * ```
 */
export function causeClaims(finding: Finding<object>): Claim[] {
  return [
    headline(finding, largestFirst(finding, "share.")),
    ...sinceClaims(finding),
    ...seedClaims(finding),
    ...trialClaims(finding),
    ...comparison(finding),
    ...closing(finding),
  ];
}
