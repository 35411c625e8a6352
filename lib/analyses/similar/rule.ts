import type { History } from "./_history.ts";

/** What the simple rule says of an incident, by the share of its kind in the thirty days before. */
export type RuleVerdict = "frequent" | "known" | "rare" | "new";

const days = 30;
const frequentFrom = 0.2;
const rareUpTo = 0.05;
const day = 86_400_000;

/** The kind an incident is taken for when it comes: the family of the nearest earlier one, or that one alone. */
function kindAtFirstSight(history: History, row: number): string | null {
  const told = history.told[row];
  const [nearest] = told ? history.index.nearest(told.telling, 1, { self: row, before: row }) : [];
  if (nearest === undefined) return null;
  return kindOf(history, nearest.row);
}

function kindOf({ rows }: History, row: number): string {
  return rows[row]?.family ?? `alone:${rows[row]?.incidentId}`;
}

/** Judges an incident as the rule of thumb does: frequent from a fifth of the last month's, rare up to a twentieth, new if none. */
export function ruleOfThumb(history: History, row: number): RuleVerdict {
  const kind = kindAtFirstSight(history, row);
  const { startedAtMs } = history;
  const from = (startedAtMs[row] ?? 0) - days * day;
  let [same, all] = [0, 0];
  for (let past = row - 1; past >= 0 && (startedAtMs[past] as number) >= from; past--) {
    all++;
    if (kindOf(history, past) === kind) same++;
  }
  if (same === 0) return "new";
  const share = same / all;
  return share >= frequentFrom ? "frequent" : share <= rareUpTo ? "rare" : "known";
}
