import { bindTerm } from "../../model/bind_term.ts";
import { bindName } from "../../model/bind_name.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import { cleanText } from "../../model/clean_text.ts";
import type { Finding } from "../../model/finding.ts";
import { isOpenAction } from "../../model/is_open_action.ts";
import type { SimilarIncident } from "./analysis.ts";
import { fewestWords } from "./_history.ts";

type Similar = Finding<SimilarIncident>;

function text(value: string): BoundValue {
  return { value: cleanText(value), unit: "text", term: "similar" };
}

/** Short enough for a headline. */
function nameOf({ title, incidentId }: SimilarIncident): BoundValue {
  return bindName(cleanText(title ?? incidentId), "similar");
}

/** Whether it was called new; null where that could not be told. */
function isNew(finding: Similar): boolean | null {
  const told = termOf(finding, "novelty.closeness")?.labels?.new;
  return told === undefined ? null : told === "yes";
}

function headlineOf(finding: Similar): Claim {
  const parts = { id: "similar", role: "headline" } as const;
  const [nearest] = finding.rows;
  const closeness = termOf(finding, "novelty.closeness");
  if (isNew(finding) && closeness) {
    return claimOf(finding, {
      ...parts,
      text: "Nothing like this came before: at most {p} of incidents of known kinds lie as far away",
      values: { p: { value: closeness.pValue ?? null, unit: "share", term: closeness.term } },
      strength: "finding",
      direction: null,
    });
  }
  if (nearest === undefined) {
    const nothing = finding.method.n === 0
      ? "There is no earlier incident to compare with"
      : "No earlier incident is told in such words";
    return contextOf(finding, { ...parts, text: nothing, values: {} });
  }
  const opening = isNew(finding) === false
    ? "It is like incidents before:"
    : "The nearest earlier incident is";
  return contextOf(finding, {
    ...parts,
    text: `${opening} “{title}”, of {day}`,
    values: { title: nameOf(nearest), day: text(nearest.startedAt.slice(0, 10)) },
  });
}

/** Of how many of the nearest somebody wrote down what fixed them: that nothing is quoted must not look like an oversight. */
function toldClaims(finding: Similar): Claim[] {
  if (finding.rows.length === 0 || isNew(finding)) return [];
  const told = finding.rows.filter(({ fix }) => fix !== null).length;
  const n = counted(finding.rows.length, "similar");
  const parts = { id: "similar.told", role: "support" } as const;
  return [
    told === 0
      ? contextOf(finding, {
        ...parts,
        text: "What fixed the {n} nearest is not known: no postmortem and no note that was loaded tells it.",
        values: { n },
      })
      : contextOf(finding, {
        ...parts,
        text: `What fixed them is told of {told} of the {n} nearest, in a postmortem or a note.`,
        values: { told: counted(told, "similar"), n },
      }),
  ];
}

function medianClaims(finding: Similar): Claim[] {
  const median = termOf(finding, "resolve.median");
  if (!median || median.estimate === null || isNew(finding)) return [];
  const n = counted(median.n, median.term);
  const parts = { id: "similar.resolve", role: "support" } as const;
  return [
    median.n === finding.rows.length
      ? contextOf(finding, {
        ...parts,
        text: "Half of the {n} nearest were resolved within {median} ({median.interval}).",
        values: { median: bindTerm(median), n },
      })
      : contextOf(finding, {
        ...parts,
        text:
          "Of the {all} nearest the times tell how long {n} took: half of these {median} or less ({median.interval}).",
        values: { median: bindTerm(median), n, all: counted(finding.rows.length, "similar") },
      }),
  ];
}

const longestTitle = 120;

/** Claims of one of the nearest: what fixed it, what caused it, what was left to do. */
function pastClaims(finding: Similar, past: SimilarIncident, place: number): Claim[] {
  const id = `similar.${place + 1}`;
  const title = text((past.title ?? past.incidentId).slice(0, longestTitle));
  const quoted = (part: string, opening: string, quote: SimilarIncident["fix"]) =>
    quote === null ? [] : [contextOf(finding, {
      id: `${id}.${part}`,
      text: `${opening}: “{quote}” ({told}).`,
      values: { title, quote: text(quote.text), told: text(quote.told ?? quote.place ?? "unnamed") },
      role: "support",
    })];
  return [
    ...quoted(
      "fix",
      past.fix?.kind === "note" ? "“{title}”, last note of a remedy" : "“{title}”, what fixed it",
      past.fix,
    ),
    ...quoted("cause", "“{title}”, what caused it", past.causeTold),
  ];
}

function actionClaims(finding: Similar): Claim[] {
  const actions = finding.rows.flatMap((past) => past.actions);
  if (actions.length === 0 || isNew(finding)) return [];
  const open = actions.filter(({ status }) => isOpenAction(status)).length;
  return [contextOf(finding, {
    id: "similar.actions",
    text: `Of {n} things that were to be done after them, {open} ${open === 1 ? "is" : "are"} still open.`,
    values: { n: counted(actions.length, "similar"), open: counted(open, "similar") },
    role: "support",
  })];
}

function caveatOf(finding: Similar): Claim {
  const parts = { id: "similar.caveat", role: "caveat" } as const;
  const [skipped] = finding.skipped;
  if (skipped === undefined) {
    return contextOf(finding, {
      ...parts,
      text: "Alike in words is not alike in cause: read what was done then before doing it again.",
      values: {},
    });
  }
  if (skipped.reason.startsWith("hardly")) {
    return contextOf(finding, {
      ...parts,
      text: "Hardly any of its words was used before: it is new, or told in another language.",
      values: {},
    });
  }
  return skipped.reason.startsWith("the text")
    ? contextOf(finding, {
      ...parts,
      text:
        "Whether it is new cannot be told: the text has fewer than {words} different words beside small ones and names.",
      values: { words: counted(fewestWords, skipped.term) },
    })
    : contextOf(finding, {
      ...parts,
      text:
        "Whether it is new cannot be told: {n} earlier incidents of known families are told in {words} different words or more.",
      values: { n: counted(skipped.n, skipped.term), words: counted(fewestWords, skipped.term) },
    });
}

function definitionOf(finding: Similar): Claim {
  return contextOf(finding, {
    id: "similar.definition",
    text:
      "Nearest: by words, parts of words, services, alert rules and changes before; names and numbers are masked.",
    values: {},
    role: "definition",
  });
}

/**
 * Whether anything like it happened before, how long that took, and what fixed it, in the words of those who were there.
 *
 * @returns the headline; as support the median time, quotes of the three nearest, of how many anybody tells what fixed
 * them, and what was left to do; a caveat; the definition.
 *
 * @example
 * ```ts
 * import { similarClaims, similarFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = similarFinding([], [], { asked: { description: "connection pool exhausted" } });
 * assert.equal(similarClaims(finding)[0]?.text, "There is no earlier incident to compare with");
 * ```
 */
export function similarClaims(finding: Finding<SimilarIncident>): Claim[] {
  const told = isNew(finding) ? [] : finding.rows.slice(0, 3);
  return [
    headlineOf(finding),
    ...medianClaims(finding),
    ...told.flatMap((past, place) => pastClaims(finding, past, place)),
    ...toldClaims(finding),
    ...actionClaims(finding),
    caveatOf(finding),
    definitionOf(finding),
  ];
}
