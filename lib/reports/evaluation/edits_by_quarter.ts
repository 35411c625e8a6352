import type { KeptEdit } from "./kept_edits.ts";

/** What people made of the drafts of one quarter's incidents. */
export interface QuarterEdits {
  /** `2026-Q1` by the start of the incidents; null where that is unknown. */
  readonly quarter: string | null;
  readonly drafts: number;
  /** Words changed, mean of sections. */
  readonly share: number;
  readonly kept: number;
  readonly reworded: number;
  readonly removed: number;
  readonly added: number;
  /** Drafts in which people left one hypothesis, and those in which it was the first. */
  readonly decided: number;
  readonly first: number;
  /** The most changed first. */
  readonly sections: readonly SectionOfQuarter[];
}

/** One section over the drafts of a quarter. */
export interface SectionOfQuarter {
  readonly section: string;
  readonly drafts: number;
  readonly share: number;
  readonly removed: number;
  readonly added: number;
  /** Drafts from which it was taken out whole. */
  readonly gone: number;
}

/** Fewest drafts of which "always" can be said. */
const fewest = 3;

function quarterOf(started: string | null): string | null {
  if (started === null) return null;
  return `${started.slice(0, 4)}-Q${Math.ceil(Number(started.slice(5, 7)) / 3)}`;
}

const total = (edits: readonly KeptEdit[], name: "added" | "kept" | "removed" | "reworded") =>
  edits.reduce((sum, edit) => sum + edit[name], 0);

const meanShare = (edits: readonly KeptEdit[]) =>
  edits.reduce((sum, { share }) => sum + share, 0) / edits.length;

const draftsOf = (edits: readonly KeptEdit[]) => new Set(edits.map(({ incident }) => incident)).size;

function sectionsOf(edits: readonly KeptEdit[]): SectionOfQuarter[] {
  return [...Map.groupBy(edits, ({ section }) => section)].map(([section, own]) => ({
    section,
    drafts: own.length,
    share: meanShare(own),
    removed: total(own, "removed"),
    added: total(own, "added"),
    gone: own.filter(({ gone }) => gone).length,
  })).sort((a, b) => b.share - a.share);
}

/** Adds up what people made of final drafts, by quarter of their incidents, the earliest first. */
export function editsByQuarter(edits: readonly KeptEdit[]): QuarterEdits[] {
  const byQuarter = [...Map.groupBy(edits, ({ started }) => quarterOf(started))];
  return byQuarter.sort(([a], [b]) => (a ?? "").localeCompare(b ?? "")).map(([quarter, own]) => ({
    quarter,
    drafts: draftsOf(own),
    share: meanShare(own),
    kept: total(own, "kept"),
    reworded: total(own, "reworded"),
    removed: total(own, "removed"),
    added: total(own, "added"),
    decided: own.filter(({ rank }) => rank !== null).length,
    first: own.filter(({ rank }) => rank === 1).length,
    sections: sectionsOf(own),
  }));
}

/** Sections that people took out of every final draft, of three at least: named, for it is theirs to change the template. */
export function alwaysGone(edits: readonly KeptEdit[]): string[] {
  return sectionsOf(edits).filter(({ drafts, gone }) => drafts >= fewest && gone === drafts).map((
    { section },
  ) => section);
}
