import { isOpenAction } from "../../model/is_open_action.ts";
import { knownSpan } from "../../stats/known_span.ts";
import { weekMs } from "../../stats/whole_weeks.ts";
import type { LearningItemRow } from "./item_rows.ts";
import type { Settings } from "./options.ts";
import type { LearningRow } from "./rows.ts";

/** A thing to do in its place. Times are in milliseconds. */
export interface Item {
  readonly row: LearningItemRow;
  /** When it was noted; when its incident started where nothing tells. */
  readonly notedAt: number;
  /** First of its incident and its note: from here on it is no chance that it is there. */
  readonly causedAt: number;
  /** Null where it was not done, or after the end. */
  readonly doneAt: number | null;
  readonly isOpen: boolean;
}

/** A family with its incidents and things to do, in order of time. */
export interface Family {
  readonly id: string;
  readonly name: string;
  readonly at: readonly number[];
  readonly items: readonly Item[];
}

/** Everything the questions are asked of. */
export interface Scene {
  /** Starts of all incidents, of families and of none, in order. */
  readonly all: readonly number[];
  /** Most incidents first. */
  readonly families: readonly Family[];
  /** End of what is known: of the period, or of the export where that seems to end before. */
  readonly until: number;
}

/** Bursts last about a week and begin on any day: weeks share them, stretches of two hardly do. */
export const unitMs = 2 * weekMs;

function itemsOf(rows: readonly LearningItemRow[], until: number): Item[] {
  return rows.flatMap((row): Item[] => {
    const noted = row.createdAt ?? row.incidentAt;
    if (noted === null) return [];
    const notedAt = Date.parse(noted);
    const done = row.status === "done" && row.completedAt !== null ? Date.parse(row.completedAt) : null;
    return [{
      row,
      notedAt,
      causedAt: Math.min(notedAt, Date.parse(row.incidentAt ?? noted)),
      doneAt: done !== null && done < until ? done : null,
      isOpen: isOpenAction(row.status) || (done !== null && done >= until),
    }];
  }).sort((a, b) => a.notedAt - b.notedAt || (a.row.itemId < b.row.itemId ? -1 : 1));
}

/** Lays out what is known up to the end of the period. */
export function sceneOf(rows: readonly LearningRow[], { period, items }: Settings): Scene {
  const end = Date.parse(period.end);
  const told = rows.map((row) => ({ row, at: Date.parse(row.startedAt) })).filter(({ at }) => at < end)
    .sort((a, b) => a.at - b.at || (a.row.incidentId < b.row.incidentId ? -1 : 1));
  const known = knownSpan(told.map(({ at }) => at));
  const until = told.length > 0 && end - known.until > known.silence ? known.until + 1 : end;
  const seen = told.filter(({ at }) => at < until);
  const placed = Map.groupBy(itemsOf(items, until), ({ row }) => row.familyId);
  const families = [...Map.groupBy(seen, ({ row }) => row.familyId)].flatMap(([id, members]): Family[] =>
    id === null ? [] : [{
      id,
      name: members[0]?.row.family ?? id,
      at: members.map(({ at }) => at),
      items: placed.get(id) ?? [],
    }]
  ).sort((a, b) => b.at.length - a.at.length || (a.id < b.id ? -1 : 1));
  return { all: seen.map(({ at }) => at), families, until };
}
