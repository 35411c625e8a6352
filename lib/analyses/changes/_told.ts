import type { Finding, Term } from "../../model/finding.ts";

/** Window that is told where it says anything, seconds: long enough for a roll-out, short enough to suspect the change. */
export const usualWindowS = "3600";

/** Whether a term passes its test after adjustment, at the finding's level. */
export function passes({ qValue }: Term, { method }: Finding<object>): boolean {
  return typeof qValue === "number" && qValue <= 1 - method.confidence;
}

/** What a ratio is about, as people say it: `flag`, `config, then flag`, `flag on payments`. */
export function subjectName({ labels = {} }: Term): string {
  const { kind = "", first, service, on } = labels;
  const words = (name: string) => name.replaceAll("_", " ");
  const made = first === undefined ? words(kind) : `${words(first)}, then ${words(kind)}`;
  const place = service === undefined ? made : `${made} on ${service}`;
  return on === undefined ? place : `${place}, for ${on}`;
}

function isUsual({ labels }: Term): boolean {
  return labels?.window_s === usualWindowS;
}

/** The ratios of one sort, one for each subject: of the usual window where that passes or none does, else the surest. */
export function ratiosOf(
  finding: Finding<object>,
  isSort: (labels: Readonly<Record<string, string>>) => boolean,
): Term[] {
  const ratios = finding.terms.filter(({ term, labels }) =>
    term.startsWith("ratio.") && isSort(labels ?? {})
  );
  return [...Map.groupBy(ratios, subjectName).values()].map((own) => {
    const surest = own.toSorted((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1))[0] as Term;
    const usual = own.find(isUsual);
    return usual && (passes(usual, finding) || !passes(surest, finding)) ? usual : surest;
  });
}

/** A sequence says more than its second kind alone only where its interval lies above what either of its kinds shows. */
export function isBeyondItsKinds(sequence: Term, finding: Finding<object>): boolean {
  const { first, kind, window_s } = sequence.labels ?? {};
  const alone = finding.terms.filter(({ term, labels }) =>
    term.startsWith("ratio.") && labels?.window_s === window_s && !labels?.service && !labels?.first &&
    !labels?.on &&
    (labels?.kind === kind || labels?.kind === first)
  );
  return alone.every(({ estimate }) => (sequence.confLow ?? 0) > (estimate ?? 0));
}

/** Everything that passes: kinds first, then services, sequences that say more than their kinds, and dependents. */
export function passingOf(
  finding: Finding<object>,
): Record<"kinds" | "services" | "sequences" | "dependents", Term[]> {
  const passing = (isSort: (labels: Readonly<Record<string, string>>) => boolean) =>
    ratiosOf(finding, isSort).filter((term) => passes(term, finding))
      .sort((a, b) => (a.qValue ?? 1) - (b.qValue ?? 1) || (b.estimate ?? 0) - (a.estimate ?? 0));
  const share = (ratio: Term) => termBeside(finding, ratio, "share")?.estimate ?? 0;
  return {
    kinds: passing(({ service, first, on }) => !service && !first && !on).sort((a, b) => share(b) - share(a)),
    services: passing(({ service, on }) => service !== undefined && !on),
    sequences: passing(({ first }) => first !== undefined).filter((term) => isBeyondItsKinds(term, finding)),
    dependents: passing(({ on }) => on !== undefined),
  };
}

/** The term of another statistic about the same subject and window. */
export function termBeside(finding: Finding<object>, ratio: Term, statistic: string): Term | undefined {
  const name = ratio.term.replace(/^ratio/, statistic);
  return finding.terms.find(({ term }) => term === name);
}
