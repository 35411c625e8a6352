import type { Term } from "../../model/finding.ts";
import { quartersOf } from "../../model/quarters.ts";
import { startedIn } from "../../model/started_in.ts";
import type { Classifier } from "./_classifier.ts";
import type { Known, Labelled } from "./_known.ts";
import type { Settings } from "./options.ts";
import { sharesOf } from "./_shares.ts";

/** Quarters that are told, the latest ones. */
const most = 8;

/** Shares of the categories in each quarter up to the period's end, or to the last incident; none where labels are too few. */
export function quarterShares(
  known: readonly Known[],
  labelled: readonly Labelled[],
  classifier: Classifier,
  { period, confidence }: Settings,
): Term[] {
  const [first, last] = [known[0]?.row.startedAt, known.at(-1)?.row.startedAt];
  if (first === undefined || last === undefined) return [];
  // A moment later, so that the last incident lies before the end.
  const end = period?.end ?? new Date(Date.parse(last) + 1).toISOString();
  const timed = known.map((one) => ({ one, startedAt: one.row.startedAt }));
  return quartersOf(Date.parse(first), end).slice(-most).flatMap((quarter) => {
    const incidents = startedIn(timed, quarter).map(({ one }) => one);
    return sharesOf(incidents, labelled, classifier, confidence).terms.map((share): Term => ({
      ...share,
      term: `quarter.${quarter.label}.${share.labels?.category}`,
      n: incidents.length,
      labels: { ...share.labels, quarter: quarter.label },
    }));
  });
}
