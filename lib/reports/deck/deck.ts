/** A picture on a slide. */
export interface SlideChart {
  readonly name: string;
  /** 16:8 PNG, as `renderPng` makes it. */
  readonly png: Uint8Array;
  /** What the picture shows, for those who cannot see it. */
  readonly alt: string;
}

/** A small table on a slide. */
export interface SlideTable {
  readonly columns: readonly string[];
  /** Rendered text, one array a row, as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
}

/** One assertion with its evidence. */
export interface Slide {
  /** Unique in the deck. */
  readonly id: string;
  /** The claim, a full sentence, rendered; it fits two lines. */
  readonly title: string;
  /** What limits the claim, one line. */
  readonly caveat: string;
  readonly chart: SlideChart | null;
  readonly bullets: readonly string[];
  readonly table?: SlideTable;
  /** Definitions and method, for the speaker. */
  readonly notes: string;
}

/** The slides of a quarterly review, at most ten. */
export interface Deck {
  readonly title: string;
  readonly subtitle: string;
  /** Label of the period, such as `2026-Q3`. */
  readonly period: string;
  readonly slides: readonly Slide[];
}
