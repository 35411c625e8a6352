import type { Skipped, Term } from "../../model/finding.ts";
import { clusteredShareInterval } from "../../stats/clustered_share_interval.ts";
import { countTerm } from "../../model/count_term.ts";
import type { Settings, ToldRule } from "./options.ts";

function sum(rows: readonly ToldRule[], of: (row: ToldRule) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function rateTerm(rows: readonly ToldRule[], confidence: number, rule?: string): Term {
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

/** Share of alerts somebody acted on, of all and of each rule, those that fired most first; and how many nobody tells it of. */
export function actionsOf({ rules, untold, confidence, minimum }: Settings): {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
} {
  const left = untold === 0 ? [] : [countTerm("action.untold", untold, untold)];
  if (rules.length === 0) return { terms: left, skipped: [] };
  const groups = [...Map.groupBy(rules, ({ rule }) => rule)]
    .map(([rule, rows]) => ({ rule, rows, fired: sum(rows, ({ fired }) => fired) }))
    .sort((a, b) => b.fired - a.fired || (a.rule < b.rule ? -1 : 1));
  return {
    terms: [
      rateTerm(rules, confidence),
      ...groups.filter(({ fired }) => fired >= minimum).map(({ rule, rows }) =>
        rateTerm(rows, confidence, rule)
      ),
      ...left,
    ],
    skipped: groups.filter(({ fired }) => fired < minimum).map(({ rule, fired }) => ({
      term: `action.rule.${rule}`,
      n: fired,
      reason: `${fired} ${fired === 1 ? "alert" : "alerts"}: a rate needs ${minimum}`,
    })),
  };
}
