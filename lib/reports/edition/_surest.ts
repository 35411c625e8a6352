import type { Finding } from "../../model/finding.ts";
import type { SlideCell } from "./edition.ts";

/**
 * How sure the surest thing told on a slide is: the smallest adjusted p that its claims tell or are bound to. What has an
 * interval and no test is as sure as its finding's level; 1 where nothing on the slide passed.
 */
export function surest({ claims }: SlideCell, findings: readonly Finding[]): number {
  const found = claims.filter(({ strength }) => strength === "finding");
  const values = found.flatMap((claim) => {
    const finding = findings.find(({ name }) => name === claim.finding);
    const tested = Object.values(claim.values).flatMap(({ unit, value, term }) => {
      const p = unit === "p" ? value : finding?.terms.find((own) => own.term === term)?.qValue;
      return typeof p === "number" ? [p] : [];
    });
    return finding === undefined ? tested : [...tested, 1 - finding.method.confidence];
  });
  return Math.min(1, ...values);
}
