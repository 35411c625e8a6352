import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { contextOf, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { measureOf, measureWords } from "./_words.ts";

/** Beyond this factor, or this share, nobody would call a change unseen. */
const most = { ratio: 20, share: 0.9 } as const;

/** A line without evidence of a shift, and the smallest shift it would probably have shown. */
interface Quiet {
  readonly shift: Term;
  readonly detectable: Term;
}

/** Whether the smallest shift that would show is one that can happen. */
export function isTold({ estimate, unit }: Term): boolean {
  return estimate !== null && estimate <= (unit === "ratio" ? most.ratio : most.share);
}

/** Where a line runs, inside a sentence; values are bound by its place in the list. */
function whereOf({ shift }: Quiet, at: number): { text: string; values: Record<string, BoundValue> } {
  const service = shift.labels?.service;
  return service === undefined
    ? { text: "over all", values: {} }
    : { text: `for {service${at}}`, values: { [`service${at}`]: bindName(service, shift.term) } };
}

function partOf(line: Quiet, at: number): { text: string; values: Record<string, BoundValue> } {
  const { text, values } = whereOf(line, at);
  if (!isTold(line.detectable)) return { text: `of any size ${text}`, values };
  const size = `size${at}`;
  return { text: `below {${size}} ${text}`, values: { ...values, [size]: bindTerm(line.detectable) } };
}

/** What would have stayed unseen, a sentence for each measure. */
export function unseenClaims(finding: Finding<object>, shifts: readonly Term[]): Claim[] {
  const quiet = shifts.flatMap((shift): Quiet[] => {
    const detectable = termOf(finding, shift.term.replace(/^shift/, "detectable"));
    return detectable && detectable.estimate !== null ? [{ shift, detectable }] : [];
  });
  return [...Map.groupBy(quiet, ({ shift }) => measureOf(shift))].map(([measure, lines]) => {
    const parts = lines.map(partOf);
    return contextOf(finding, {
      id: `trend.unseen.${measure}`,
      text: `${measureWords[measure].title}: a lasting shift would probably stay unseen ${
        parts.map(({ text }) => text).join(", ")
      }.`,
      values: Object.assign({}, ...parts.map(({ values }) => values)),
      role: "support",
    });
  });
}
