import { dirname } from "node:path";
import type { BulkPlan, SampleCells } from "../../model/source.ts";
import { CsvSamples } from "../../sources/csv_samples.ts";
import { SampleBatch } from "../../sources/sample_batch.ts";
import type { BulkFile } from "./bulk_file.ts";
import { pieces } from "../files/inspect.ts";
import { LeftLines } from "./_left_lines.ts";
import { fileNumber } from "./_offered_points.ts";
import type { OfferedRange } from "./_offered_ranges.ts";
import { readFields } from "./_read_fields.ts";
import { type CsvReading, stage } from "./_staged.ts";
import type { Warehouse } from "../warehouse.ts";

/** A plan whose samples the program may read byte by byte. */
export interface PlainPlan extends BulkPlan {
  readonly reading: CsvReading;
  readonly metrics: { readonly series: string; readonly points: string; readonly cells: SampleCells };
}

/** Samples that are put into the table at once. */
const batchRows = 2 ** 19;

const newline = 10;
const carriage = 13;

/** The lines of a file in pieces of whole ones, the last of which is ended if it is not. */
async function* wholeLines(path: string): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array(0);
  for await (const piece of pieces(path)) {
    const joined = new Uint8Array(rest.length + piece.length);
    joined.set(rest);
    joined.set(piece, rest.length);
    const end = joined.lastIndexOf(newline) + 1;
    if (end > 0) yield joined.subarray(0, end);
    rest = joined.subarray(end);
  }
  if (rest.length > 0) yield Uint8Array.from([...rest, newline]);
}

/** Reads files of one plan byte by byte and adds their samples; series go on from file to file. */
export class PlainSamples {
  /** When the series of the files that were read begin and end. */
  readonly ranges: OfferedRange[] = [];
  readonly #samples: CsvSamples;
  readonly #batch = new SampleBatch(batchRows);
  readonly #seriesIds = new BigUint64Array(batchRows);
  /** Ids of the series that were met, as the table of samples has them. */
  readonly #ids: bigint[] = [];
  #hasOffered = false;
  /** Lines that the database has to read, by file. */
  readonly #left = new Map<string, LeftLines>();
  #leaving: LeftLines | null = null;
  constructor(private readonly warehouse: Warehouse, private readonly plan: PlainPlan) {
    this.#samples = new CsvSamples(
      plan.metrics.cells,
      (line, bytes, from, to) => this.#leaving?.add(line, bytes, from, to),
    );
  }

  /**
   * Adds the samples of a file to the table.
   *
   * @returns how many; null where the database should read the whole file: then not all of them were added.
   */
  async add(file: BulkFile): Promise<number | null> {
    const { fileId, plain } = file;
    const left = new LeftLines(`${dirname(plain)}/left-${fileId}.plain`, this.plan.reading.delimiter);
    this.#leaving = left;
    this.#left.set(fileId, left);
    this.#samples.begin();
    const isRead = await this.#read(file);
    left.close();
    return isRead ? this.#keepSpans(fileId) : null;
  }

  /** Path of the lines of a file that were left for the database, each behind its number; null where there are none. */
  leftOf({ fileId }: BulkFile): string | null {
    const left = this.#left.get(fileId);
    return left && left.lines > 0 ? left.path : null;
  }

  /** Takes away what it laid down. */
  close(): void {
    for (const left of this.#left.values()) left.remove();
  }

  async #read(file: BulkFile): Promise<boolean> {
    let header: Uint8Array | null = null;
    for await (const lines of wholeLines(file.plain)) {
      let at = 0;
      if (header === null) {
        at = lines.indexOf(newline) + 1;
        // Without its line end, which in a file of CRLF is not that of the lines put below it.
        header = lines.slice(0, lines[at - 2] === carriage ? at - 2 : at - 1);
      }
      while (at < lines.length) {
        at = this.#samples.read(lines, at, lines.length, this.#batch);
        if (at < 0) return false;
        if (this.#batch.rows === batchRows && !(await this.#flush(file, header))) return false;
      }
    }
    return header === null || await this.#flush(file, header);
  }

  async #flush(file: BulkFile, header: Uint8Array): Promise<boolean> {
    const { rows, series, times, values, lines } = this.#batch;
    if (!(await this.#nameSeries(file, header))) return false;
    for (let row = 0; row < rows; row++) this.#seriesIds[row] = this.#ids[series[row] as number] as bigint;
    const numbers = new BigUint64Array(rows).fill(BigInt(fileNumber(file.fileId)));
    const columns = [this.#seriesIds, times, values].map((column) => column.subarray(0, rows));
    await this.warehouse.append("metric_points", [[...columns, numbers, lines.subarray(0, rows), null]]);
    this.#batch.rows = 0;
    return true;
  }

  /**
   * Has the database name the series that are new, out of the first line of each: what a cell means is said in one place.
   *
   * @returns false where such a line has a defect.
   */
  async #nameSeries(file: BulkFile, header: Uint8Array): Promise<boolean> {
    const { warehouse, plan } = this;
    const lines = this.#samples.firstLines.slice(this.#ids.length);
    if (lines.length === 0) return true;
    const plain = `${dirname(file.plain)}/first-${file.fileId}.plain`;
    const text = [header, ...lines].flatMap((line) => [line, Uint8Array.of(newline)]);
    await Deno.writeFile(plain, new Blob(text as BlobPart[]).stream());
    await stage(warehouse, plan.reading, [{ ...file, plain, scan: null }]);
    await readFields(warehouse, plan);
    await Deno.remove(plain);
    const [defects] = await warehouse.query<{ n: number }>(
      "defects",
      "SELECT count(*) AS n FROM staged_rejects",
    );
    const named = await warehouse.query<{ id: string }>(
      "series by first line",
      `SELECT series_id::VARCHAR AS id FROM (${plan.metrics.points}) ORDER BY record`,
    );
    if (defects?.n !== 0 || named.length !== lines.length) return false;
    await this.offerSeries();
    for (const { id } of named) this.#ids.push(BigInt(id));
    return true;
  }

  /** Takes the series of the records in `prepared` into `offered_series`. */
  async offerSeries(): Promise<void> {
    const { series } = this.plan.metrics;
    const into = this.#hasOffered ? "INSERT INTO" : "CREATE OR REPLACE TEMP TABLE";
    await this.warehouse.run(`${into} offered_series ${this.#hasOffered ? "" : "AS"} ${series}`);
    this.#hasOffered = true;
  }

  /** Counts the samples of the file that was read. */
  #keepSpans(fileId: string): number {
    let rows = 0;
    for (const [series, span] of this.#samples.spans()) {
      this.ranges.push({ ...span, fileNumber: fileNumber(fileId), seriesId: this.#ids[series] ?? 0n });
      rows += span.samples;
    }
    return rows;
  }
}
