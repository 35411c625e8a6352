import type { Skipped, Term } from "../../model/finding.ts";
import { clusteredShareInterval } from "../../stats/clustered_share_interval.ts";
import type { AlertRuleRow } from "./alert_rule_rows.ts";
import type { Settings } from "./options.ts";

function sum(rows: readonly AlertRuleRow[], of: (row: AlertRuleRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function rateTerm(rows: readonly AlertRuleRow[], confidence: number, rule?: string): Term {
  // Alerts of one week come in bursts: the interval allows for it.
  const weeks = [...Map.groupBy(rows, ({ week }) => week).values()];
  const share = clusteredShareInterval(
    weeks.map((week) => ({ hits: sum(week, ({ acted }) => acted), n: sum(week, ({ fired }) => fired) })),
    { confidence },
  );
  return {
    term: rule === undefined ? "action" : `action.rule.${rule}`,
    unit: "share",
    ...share,
    labels: {
      ...(rule === undefined ? {} : { rule }),
      fired: `${sum(rows, ({ fired }) => fired)}`,
      acted: `${sum(rows, ({ acted }) => acted)}`,
      cleared: `${sum(rows, ({ cleared }) => cleared)}`,
    },
  };
}

/** Share of alerts somebody acted on, of all and of each rule, those that fired most first. */
export function actionsOf({ rules, confidence, minimum }: Settings): {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
} {
  if (rules.length === 0) return { terms: [], skipped: [] };
  const groups = [...Map.groupBy(rules, ({ rule }) => rule)]
    .map(([rule, rows]) => ({ rule, rows, fired: sum(rows, ({ fired }) => fired) }))
    .sort((a, b) => b.fired - a.fired || (a.rule < b.rule ? -1 : 1));
  return {
    terms: [
      rateTerm(rules, confidence),
      ...groups.filter(({ fired }) => fired >= minimum).map(({ rule, rows }) =>
        rateTerm(rows, confidence, rule)
      ),
    ],
    skipped: groups.filter(({ fired }) => fired < minimum).map(({ rule, fired }) => ({
      term: `action.rule.${rule}`,
      n: fired,
      reason: `${fired} ${fired === 1 ? "alert" : "alerts"}: a rate needs ${minimum}`,
    })),
  };
}
