import type { CauseRole } from "../../model/taxonomy.ts";
import type { DraftDocument } from "../draft/document.ts";
import type { EditedDraft } from "./edited_drafts.ts";

/** What a final postmortem puts its incident down to. */
export interface DecidedCause {
  readonly role: CauseRole;
  readonly category: string;
  /** Rank of the hypothesis people kept; null where they named the category themselves. */
  readonly rank: number | null;
}

const roles: readonly CauseRole[] = ["cause", "trigger"];

/** Kinds of changes that are categories of triggers by another name. */
const triggers: Readonly<Record<string, string>> = { deployment: "deployment", config: "configuration" };

/** A hypothesis that stands in the list, not struck through. */
const standing = /^- (?!~~).*\[\^hypotheses\.(\d+)\]\s*$/gm;

/** Ranks of the hypotheses that stand in a section, in its order. */
export function hypothesisRanks(body: string): number[] {
  return [...body.matchAll(standing)].map(([, rank]) => Number(rank));
}

/** Line of a hypothesis, wherever it stands. */
function lineOf({ sections }: DraftDocument, rank: number): string | undefined {
  const lines = [...sections.values()].flatMap((body) => [...body.matchAll(standing)]);
  return lines.find(([, own]) => Number(own) === rank)?.[0].trim();
}

/**
 * Rank of the one hypothesis people left standing; undefined where they ruled out none, or all, or left several, or where it
 * reads otherwise than the draft as it was last written: ranks change when it is written anew.
 */
export function keptRank({ was, now }: EditedDraft): number | undefined {
  const before = [...was.sections.values()].flatMap(hypothesisRanks);
  const after = [...now.sections.values()].flatMap(hypothesisRanks);
  const [kept, other] = after;
  if (before.length < 2 || kept === undefined || other !== undefined) return undefined;
  return lineOf(was, kept) === lineOf(now, kept) ? kept : undefined;
}

function byHypothesis(draft: EditedDraft): DecidedCause[] {
  const rank = keptRank(draft);
  const values = draft.claims.find(({ id }) => id === `hypotheses.${rank}`)?.values;
  if (rank === undefined || values === undefined) return [];
  const [cause, change] = [values.cause?.value, values.kind?.value];
  if (typeof cause === "string") return [{ role: "cause", category: cause, rank }];
  const category = typeof change === "string" ? triggers[change] : undefined;
  return category === undefined ? [] : [{ role: "trigger", category, rank }];
}

/**
 * What people decided in a final postmortem: the categories they wrote into its front matter (`cause:`, `trigger:`), else the
 * one hypothesis they left standing where they took out the others. Where they left several, nothing is decided.
 */
export function decidedCauses(draft: EditedDraft): DecidedCause[] {
  const written = roles.flatMap((role): DecidedCause[] => {
    const category = draft.now.front.get(role)?.toLowerCase();
    return category === undefined || category === "" ? [] : [{ role, category, rank: null }];
  });
  const told = new Set(written.map(({ role }) => role));
  return [...written, ...byHypothesis(draft).filter(({ role }) => !told.has(role))];
}
