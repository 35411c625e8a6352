import type { ExportText, Piece, PlantedReject } from "./export_text.ts";

/** What one file was written with, for the loader to be held against. */
export interface FileBooks {
  readonly path: string;
  readonly source: string;
  readonly records: number;
  readonly points: number;
  readonly rejects: readonly PlantedReject[];
}

/** Counts the pieces of a file while they pass. */
export class FileLedger {
  #records = 0;
  #points = 0;
  readonly #rejects: PlantedReject[] = [];

  constructor(private readonly file: ExportText) {}

  add(piece: Piece): void {
    this.#records += piece.records ?? 0;
    this.#points += piece.points ?? 0;
    this.#rejects.push(...piece.rejects ?? []);
  }

  books(): FileBooks {
    const { path, source } = this.file;
    return { path, source, records: this.#records, points: this.#points, rejects: this.#rejects };
  }
}
