import type { ClusterText } from "../../text/clusters.ts";
import { textMask } from "../../text/text_mask.ts";
import { wordsOf } from "../../text/words_of.ts";
import type { FamilyTextRow } from "./text_rows.ts";

/**
 * What an incident says, ready to be compared. Names of alert rules are no part of it: the same few rules go off for every
 * kind of failure, and with them the families of the sample agreed with the planted ones by 0.50 in place of 0.84.
 */
export interface Telling {
  readonly incidentId: string;
  readonly words: ClusterText;
  /** All its text, masked, as written. */
  readonly masked: string;
}

/** Tellings in order of the incidents' ids, whatever the order of loading: sums over them depend on it in the last digits. */
export function tellingsOf(rows: readonly FamilyTextRow[]): Telling[] {
  const mask = textMask([...new Set(rows.flatMap(({ services }) => services))]);
  return rows.toSorted((a, b) => a.incidentId < b.incidentId ? -1 : 1)
    .map(({ incidentId, title, summary, causes }) => {
      const [head, rest] = [mask(title), mask([summary, ...causes].join(" . "))];
      return {
        incidentId,
        words: { title: wordsOf(head), body: wordsOf(rest) },
        masked: `${head} . ${rest}`,
      };
    });
}
