import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";

type Sentence = Pick<Claim, "text" | "values" | "direction">;

export function familyOf({ labels, term }: Term): BoundValue {
  return bindName(labels?.family ?? "", term);
}

function adjustedP({ qValue, term }: Term): BoundValue {
  return { value: qValue ?? null, unit: "p", term };
}

export function isSilence({ term }: Term): boolean {
  return term.startsWith("since_last.");
}

/** Both periods as they were: whether a family's pace lasts is not what was tested. */
function rateSentence(finding: Finding<object>, ratio: Term): Sentence {
  const family = familyOf(ratio);
  const rate = (span: string) => termOf(finding, ratio.term.replace("rate.ratio", `rate.${span}`));
  const [before, after] = [rate("against"), rate("period")];
  return before && after
    ? {
      text: "{family}: incidents went from {before} to {after}",
      values: { family, before: bindTerm(before), after: bindTerm(after) },
      direction: null,
    }
    : {
      text: "{family}: incidents a week were {ratio} what they were before",
      values: { family, ratio: bindTerm(ratio) },
      direction: null,
    };
}

/** Tells what passed its test about one family. */
export function changeSentence(finding: Finding<object>, term: Term): Sentence {
  if (!isSilence(term)) return rateSentence(finding, term);
  return {
    text: "{family}: quiet for {since}, longer than chance leaves",
    values: { family: familyOf(term), since: bindTerm(term) },
    direction: null,
  };
}

/** The numbers behind it. */
export function evidenceSentence(term: Term): Sentence {
  const shared = { family: familyOf(term), q: adjustedP(term) };
  if (isSilence(term)) {
    return {
      text: "{family}: none of its {n} incidents started in the last {weeks} weeks (adjusted p {q}).",
      values: { ...shared, n: counted(term.n, term.term), weeks: counted(term.statistic ?? 0, term.term) },
      direction: null,
    };
  }
  return {
    text:
      "{family}: {after} incidents now, {before} before: week for week {ratio} as many ({ratio.interval}; adjusted p {q}).",
    values: {
      ...shared,
      after: counted(Number(term.labels?.after), term.term),
      before: counted(Number(term.labels?.before), term.term),
      ratio: bindTerm(term),
    },
    direction: null,
  };
}

/** Whether the share of repeats lies above what a stable process gives. */
export function isMore({ statistic, estimate }: Term): boolean {
  return (statistic ?? 0) > (estimate ?? 0);
}

export function stableSentence(stable: Term, passed: boolean): Sentence {
  const expected = bindTerm(stable);
  if (!passed) {
    return {
      text:
        "There is no evidence that the share of repeats differs from a stable process, which gives {expected} " +
        "({expected.interval}).",
      values: { expected },
      direction: "none",
    };
  }
  const more = isMore(stable);
  return {
    text: `The share of repeats is ${more ? "more" : "less"} than a stable process gives: {expected} ` +
      "({expected.interval}; adjusted p {q}).",
    values: { expected, q: adjustedP(stable) },
    direction: more ? "up" : "down",
  };
}
