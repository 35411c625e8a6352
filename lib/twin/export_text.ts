/** A record of an export that no reader can take as it stands, planted on purpose. */
export interface PlantedReject {
  /** Machine code a loader gives the reason. */
  readonly code: string;
  readonly field: string | null;
  readonly reason: string;
  /** 1-based physical line, in formats that have lines. */
  readonly line: number | null;
  /** JSON path, in formats that have none. */
  readonly path: string | null;
  /** Whether the whole record is lost, or only this field of it. */
  readonly scope: "record" | "field";
}

/** Part of an export, with the books of what it holds. */
export interface Piece {
  readonly text: string;
  /** Records that begin in it, planted rejects among them. */
  readonly records?: number;
  /** Samples of metrics in it. */
  readonly points?: number;
  readonly rejects?: readonly PlantedReject[];
}

/** One file of an export. Its text is made piece by piece, so that no file need fit into memory. */
export interface ExportText {
  /** Path below the output folder, `/` between parts. */
  readonly path: string;
  /** What tool and form it is, for the books: `pagerduty_rest_incidents`. */
  readonly source: string;
  pieces(): Iterable<Piece>;
}
