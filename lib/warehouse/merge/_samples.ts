import type { ReadSamples, Samples } from "../../model/source.ts";
import type { NumberColumn } from "../_append.ts";
import type { BulkFile } from "./bulk_file.ts";
import { freeBuffer } from "../files/buffers.ts";
import { fileNumber, type OfferedPoints } from "./_offered_points.ts";
import { layRanges, type OfferedRange } from "./_offered_ranges.ts";
import type { Warehouse } from "../warehouse.ts";

/** A file's samples, and the keys of its series. */
interface FileSamples extends Samples {
  readonly fileId: string;
  readonly seriesIds: readonly bigint[];
}

/** Microseconds since 1970, to the millisecond. */
const microsOf = (seconds: number) => Math.round(seconds * 1000) * 1000;

/** Seconds since 1970 as the database holds times. */
function writeTimes(seconds: Float64Array, times: BigInt64Array): void {
  // In halves, for a BigInt of each would be an object of each.
  const halves = new Uint32Array(times.buffer);
  for (let at = 0; at < seconds.length; at++) {
    const microseconds = microsOf(seconds[at] as number);
    halves[2 * at] = microseconds >>> 0;
    halves[2 * at + 1] = Math.floor(microseconds / 2 ** 32);
  }
}

/** The columns of `metric_points`, series by series; each is good until the next is asked for. */
function* columnsOf({ fileId, series, seconds, values, seriesIds }: FileSamples): Generator<NumberColumn[]> {
  const longest = series.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const ids = new BigUint64Array(longest);
  const times = new BigInt64Array(longest);
  const files = new BigUint64Array(longest).fill(BigInt(fileNumber(fileId)));
  const records = new Int32Array(longest);
  const positions = Int32Array.from({ length: longest }, (_, position) => position);
  for (const [record, { from, to }] of series.entries()) {
    writeTimes(seconds.subarray(from, to), times);
    const rest = [files, records.fill(record), positions];
    const whole = [ids.fill(seriesIds[record] ?? 0n), times, values.subarray(from, to), ...rest];
    yield whole.map((column) => column.subarray(0, to - from));
  }
}

function* rangesOf({ fileId, series, seconds, seriesIds }: FileSamples): Generator<OfferedRange> {
  for (const [record, { from, to }] of series.entries()) {
    if (from === to) continue;
    let before = microsOf(seconds[from] as number);
    let [first, last, inOrder] = [before, before, true];
    for (let at = from + 1; at < to; at++) {
      const micros = microsOf(seconds[at] as number);
      inOrder &&= micros > before;
      if (micros < first) first = micros;
      if (micros > last) last = micros;
      before = micros;
    }
    const seriesId = seriesIds[record] ?? 0n;
    yield { fileNumber: fileNumber(fileId), seriesId, first, last, samples: to - from, inOrder };
  }
}

/** Lays down the series of files as `staged`, and what `series` makes of them as `offered_series`. */
async function offerSeries(
  warehouse: Warehouse,
  files: readonly { readonly fileId: string; readonly samples: Samples }[],
  series: string,
): Promise<void> {
  const given = files.flatMap(({ fileId, samples }) =>
    samples.series.map(({ labels }, record) => ({ file_id: fileId, record, labels }))
  );
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE records AS
     SELECT unnest(from_json($given::JSON, '[{"file_id":"VARCHAR","record":"INTEGER","labels":"VARCHAR"}]'), recursive := true)`,
    { given: JSON.stringify(given) },
  );
  await warehouse.run(
    `CREATE OR REPLACE TEMP VIEW staged AS FROM records;
     CREATE OR REPLACE TEMP TABLE offered_series AS ${series}`,
  );
}

/** Takes away the times and values that are none. */
async function forgetFaults(warehouse: Warehouse, files: readonly FileSamples[]): Promise<void> {
  const faults = files.flatMap(({ fileId, faults }) =>
    faults.map((fault) => ({ ...fault, file: fileNumber(fileId) }))
  );
  if (faults.length === 0) return;
  await warehouse.run(
    `UPDATE kept_points SET sampled_at = CASE WHEN code <> 'E-DATE' THEN sampled_at END,
       value = CASE WHEN code <> 'E-NUMBER' THEN kept_points.value END
     FROM (SELECT unnest(from_json($faults::JSON,
       '[{"file":"UBIGINT","record":"INTEGER","position":"INTEGER","code":"VARCHAR"}]'), recursive := true)) AS fault
     WHERE file_number = file AND kept_points.record = fault.record AND kept_points.position = fault.position`,
    { faults: JSON.stringify(faults) },
  );
}

/**
 * Reads samples that the program reads, and offers their series.
 *
 * @param series SELECT of the series out of `staged`, with `file_id` and `record`.
 */
export async function offeredSamples(
  warehouse: Warehouse,
  read: ReadSamples,
  files: readonly BulkFile[],
  series: string,
): Promise<OfferedPoints> {
  const readFiles: { fileId: string; samples: Samples }[] = [];
  for (const { fileId, name, plain, read: counted } of files) {
    const bytes = await Deno.readFile(plain);
    readFiles.push({ fileId, samples: read(bytes, name, counted ?? 0) });
    freeBuffer(bytes);
  }
  await offerSeries(warehouse, readFiles, series);
  const ids = await warehouse.query<{ file_id: string; ids: readonly string[] }>(
    "ids of series",
    "SELECT file_id, list(series_id::VARCHAR ORDER BY record) AS ids FROM offered_series GROUP BY file_id",
  );
  const idsOf = new Map(ids.map(({ file_id: file, ids }) => [file, ids.map(BigInt)]));
  const all = readFiles.map(({ fileId, samples }) => ({
    ...samples,
    fileId,
    seriesIds: idsOf.get(fileId) ?? [],
  }));
  const rows = all.reduce((sum, { series }) => sum + (series.at(-1)?.to ?? 0), 0);
  return {
    addSound: async () => {
      if (all.some(({ faults }) => faults.length > 0)) return 0;
      for (const file of all) await warehouse.append("metric_points", columnsOf(file));
      return rows;
    },
    measureSound: () => layRanges(warehouse, all.flatMap((file) => [...rangesOf(file)])),
    keep: async () => {
      await warehouse.run("CREATE OR REPLACE TEMP TABLE kept_points AS FROM metric_points LIMIT 0");
      for (const file of all) await warehouse.append("kept_points", columnsOf(file));
      await forgetFaults(warehouse, all);
    },
    free: () => {
      for (const { seconds, values } of all) for (const numbers of [seconds, values]) freeBuffer(numbers);
    },
  };
}
