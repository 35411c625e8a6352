import { isOpenAction } from "../../model/is_open_action.ts";
import type { Spell } from "../../stats/spell.ts";
import type { ActionItemRow } from "./rows.ts";

/** An item as it stood at the end. */
export interface Standing {
  readonly row: ActionItemRow;
  readonly isOpen: boolean;
  /** How long it has been or was open, in seconds; null where its times do not tell. */
  readonly spell: Spell | null;
  /** Seconds past its day; null where it is not open, has no day, or the day is to come. */
  readonly lateS: number | null;
}

const seconds = (from: string, until: number) => (until - Date.parse(from)) / 1000;

function spellOf(
  { status, createdAt, completedAt }: ActionItemRow,
  isOpen: boolean,
  until: number,
): Spell | null {
  if (createdAt === null) return null;
  if (isOpen) return { time: Math.max(0, seconds(createdAt, until)), observed: false };
  if (status !== "done" || completedAt === null) return null;
  return { time: Math.max(0, seconds(createdAt, Date.parse(completedAt))), observed: true };
}

/** How an item stood at `until`: what was done later was open then. */
export function standingOf(row: ActionItemRow, until: number): Standing {
  const { status, dueAt, completedAt } = row;
  const isOpen = isOpenAction(status) || (completedAt !== null && Date.parse(completedAt) > until);
  const late = isOpen && dueAt !== null ? seconds(dueAt, until) : 0;
  return { row, isOpen, spell: spellOf(row, isOpen, until), lateS: late > 0 ? late : null };
}
