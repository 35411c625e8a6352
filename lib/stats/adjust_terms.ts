import { benjaminiHochberg } from "./benjamini_hochberg.ts";

/** Adjusts every p as one search; what was not tested stays as it is. */
export function adjustTerms<T extends { readonly pValue?: number | null; readonly qValue?: number | null }>(
  terms: readonly T[],
): (T | T & { readonly qValue: number })[] {
  const tested = terms.flatMap(({ pValue }) => typeof pValue === "number" ? [pValue] : []);
  const qValues = benjaminiHochberg(tested).values();
  return terms.map((term) =>
    typeof term.pValue === "number" ? { ...term, qValue: qValues.next().value ?? 1 } : term
  );
}
