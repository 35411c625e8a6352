import type { Finding, Term } from "../../model/finding.ts";
import type { BacktestPoint } from "./backtest.ts";

/** The backtest of one target, and what it said of the indicator. */
export interface StrongTest {
  readonly target: string;
  readonly targetName: string;
  readonly precision: Term;
  readonly recall: Term;
  readonly lead: Term;
  readonly falseAlarms: Term;
}

function balance({ precision, recall }: StrongTest): number {
  const [p, r] = [precision.estimate ?? 0, recall.estimate ?? 0];
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

/** The target whose indicator balances precision and recall best; of equals the one with most incidents. */
export function strongestTest(finding: Finding<BacktestPoint>): StrongTest | undefined {
  const terms = new Map(finding.terms.map((term) => [term.term, term]));
  const targets = new Map(finding.rows.map(({ target, targetName }) => [target, targetName]));
  const of = (statistic: string, target: string) => terms.get(`${statistic} indicator ${target}`);
  const tests = [...targets].flatMap(([target, targetName]): StrongTest[] => {
    const [precision, recall] = [of("precision", target), of("recall", target)];
    const [lead, falseAlarms] = [of("lead", target), of("false", target)];
    return precision && recall && lead && falseAlarms
      ? [{ target, targetName, precision, recall, lead, falseAlarms }]
      : [];
  });
  // Hundredths that chance decides do not outweigh what rests on many more incidents.
  const worth = (test: StrongTest) => balance(test) * (1 - 1 / Math.sqrt(1 + test.recall.n));
  return tests.sort((a, b) => worth(b) - worth(a))[0];
}
