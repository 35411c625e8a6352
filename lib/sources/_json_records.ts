import type { ExportFile } from "../model/source.ts";
import { type JsonRecord, JsonSlicer } from "./_json_slicer.ts";

/**
 * Yields the elements of one array of a JSON file in its order, holding one at a time.
 *
 * @param place `$` for a file that is an array, `incidents` for the array `$.incidents`; an object there is one record.
 * @throws {ExportError} `E-TRUNC` for a file that ends early, `E-DEPTH` for nesting above 64, `E-JSON` for brackets
 * and commas that do not match, `E-SCHEMA` where nothing stands at the place, `E-ENCODING` for what is not UTF-8.
 */
export async function* readJsonRecords(file: ExportFile, place: string): AsyncGenerator<JsonRecord> {
  const slicer = new JsonSlicer(file.path, place);
  for await (const chunk of file.stream()) {
    slicer.push(chunk);
    yield* slicer.records;
    slicer.records = [];
  }
  slicer.finish();
}

/**
 * Reads what stands beside the records: the members of the outer object that are text, numbers or booleans, wherever
 * they stand. PagerDuty writes `time_zone` after the rows it holds for.
 */
export async function readJsonScalars(
  file: ExportFile,
  place: string,
): Promise<Readonly<Record<string, unknown>>> {
  const slicer = new JsonSlicer(file.path, place);
  for await (const chunk of file.stream()) {
    slicer.push(chunk);
    slicer.records = [];
  }
  slicer.finish();
  return slicer.scalars;
}
