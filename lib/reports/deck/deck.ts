/** A picture on a slide. */
export interface SlideChart {
  /** Name of the chart. */
  readonly name: string;
  /** PNG twice as wide as high, as `renderPng` makes it. */
  readonly png: Uint8Array;
  /** What the picture shows, for those who cannot see it. */
  readonly alt: string;
}

/** A small table on a slide. */
export interface SlideTable {
  /** Heads of the columns. */
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
  /** What limits the claim, one line; may be empty. */
  readonly caveat: string;
  /** The evidence, or null where it is a table or bullets. */
  readonly chart: SlideChart | null;
  /** Short statements beside the chart or table, or alone. */
  readonly bullets: readonly string[];
  /** Instead of a chart. */
  readonly table?: SlideTable;
  /** Definitions and method, for the speaker. */
  readonly notes: string;
}

/** The slides of a quarterly review: with its cover at most ten. */
export interface Deck {
  /** On the cover. */
  readonly title: string;
  /** Under the title on the cover. */
  readonly subtitle: string;
  /** Label of the period as `parsePeriod` reads it, such as `2026-Q3`; documents are dated by its end. */
  readonly period: string;
  /** One to nine, the most important first. */
  readonly slides: readonly Slide[];
}
