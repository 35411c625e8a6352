import { ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import type { BulkFile } from "./bulk_file.ts";
import type { Warehouse } from "../warehouse.ts";

/** Several fields of one record, and records of several files, may be amiss in the same way: one of them is the first. */
const firstInFile = "file_id, record, line, field";

/** A stamp without an offset and a mapping without a zone: the file waits until somebody says which zone it is. */
export async function refuseWithoutZone(
  warehouse: Warehouse,
  kind: string,
  files: readonly BulkFile[],
): Promise<void> {
  const [naive] = await warehouse.query<
    { file_id: string; line: number | null; field: string; value: string; n: number; reason: string }
  >(
    "naive stamps",
    `SELECT file_id, line, field, value, count(*) OVER () AS n, min(reason) OVER () AS reason
     FROM staged_rejects WHERE code = 'E-ZONE' ORDER BY ${firstInFile} LIMIT 1`,
  );
  if (!naive) return;
  throw new ExportError(
    "E-ZONE",
    refusal({
      action: "load",
      thing: files.find(({ fileId }) => fileId === naive.file_id)?.name ?? kind,
      line: naive.line ?? undefined,
      field: naive.field,
      value: naive.value,
      reason: naive.reason.startsWith("the letters")
        ? `${naive.reason} (${naive.n} stamps)`
        : `${naive.n} stamps name no time zone and none is configured`,
      remedy: naive.reason.startsWith("the letters")
        ? "Export with offsets such as +01:00, or without letters and with the IANA name of the zone configured"
        : `Add to hindcast.yaml, under zones: sources: { ${kind}: Europe/Berlin } (or the zone it is)`,
    }),
  );
}

const numericDate = "^\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}\\b";

/** How a date made of numbers may be written, day first and month first. */
function formatsOf(value: string): readonly [string, string] {
  const [, mark = "/", year = ""] = /^\d+([/-])\d+[/-](\d+)/.exec(value) ?? [];
  const [, seconds = "", half = ""] = /\d:\d\d(:\d\d)?( ?[ap]m)?$/i.exec(value) ?? [];
  const clock = `${half ? "%I" : "%H"}:%M${seconds && ":%S"}${half.replace(/[ap]m/i, "%p")}`;
  const time = value.includes(":") ? ` ${clock}` : "";
  const format = (one: string, two: string) =>
    `"${one}${mark}${two}${mark}${year.length === 2 ? "%y" : "%Y"}${time}"`;
  return [format("%d", "%m"), format("%m", "%d")];
}

/** Dates made of numbers, by the orders in which they can be read. */
interface DatesRead {
  readonly open: number;
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly n: number;
}

/** The order of the dates that have only one, where all of these have the same. */
function orderOfOthers({ dayFirst, monthFirst }: DatesRead): "day" | "month" | null {
  if ((dayFirst > 0) === (monthFirst > 0)) return null;
  return dayFirst > 0 ? "day" : "month";
}

/** Dates made of numbers that no order was declared for: 4/5/2026 is in May here and in April there. */
export async function refuseAmbiguousDates(warehouse: Warehouse, files: readonly BulkFile[]): Promise<void> {
  const [found] = await warehouse.query<
    { file_id: string; line: number | null; field: string; value: string } & DatesRead
  >(
    "dates of two readings",
    `SELECT file_id, line, field, value,
       count(*) FILTER (one <= 12 AND two <= 12) OVER () AS open,
       count(*) FILTER (one > 12 AND two <= 12) OVER () AS "dayFirst",
       count(*) FILTER (one <= 12 AND two > 12) OVER () AS "monthFirst", count(*) OVER () AS n
     FROM (
       SELECT *, split_part(translate(value, '-', '/'), '/', 1)::INTEGER AS one,
         split_part(translate(value, '-', '/'), '/', 2)::INTEGER AS two
       FROM staged_rejects WHERE code = 'E-DATE' AND regexp_matches(value, '${numericDate}')
     ) QUALIFY open > 0 ORDER BY ${firstInFile} LIMIT 1`,
  );
  if (!found) return;
  const [dayFirst, monthFirst] = formatsOf(found.value);
  const settled = orderOfOthers(found);
  const formats = settled === null
    ? `${dayFirst} or ${monthFirst}`
    : settled === "day"
    ? dayFirst
    : monthFirst;
  throw new ExportError(
    "E-DATE",
    refusal({
      action: "load",
      thing: files.find(({ fileId }) => fileId === found.file_id)?.name ?? "",
      line: found.line ?? undefined,
      field: found.field,
      value: found.value,
      reason: `day first and month first are both possible in ${found.open} of ${found.n} dates${
        settled === null ? "" : `; the others are all ${settled} first`
      }`,
      remedy: `Add time_format, such as ${formats}, to the mapping in hindcast.yaml`,
    }),
  );
}
