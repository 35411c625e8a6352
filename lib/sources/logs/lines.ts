import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { countLines } from "../_count_lines.ts";
import { lineBlocks } from "./_blocks.ts";
import { LogClock } from "./_clock.ts";
import { LogCounts } from "./counts.ts";
import { logName, serviceOfLog } from "./_name.ts";
import { type LogPlace, logPlaces, stampAt } from "./_place.ts";
import { LogReader } from "./_reader.ts";
import { type LogStamp, stampOf } from "./_stamp.ts";
import { dateInPath, wallTime, yearBeside } from "./_year.ts";
import { lookUp } from "../_look_up.ts";
import { refuse } from "../_refuse.ts";
import { startBytes, startOf } from "../_start_of.ts";

const kind = "log_lines";
function recognise(head: Head): Recognition | null {
  if (head.entries.length > 0) return null;
  const found = logPlaces(head.text, head.complete);
  const why = found && `${found.stamped} of its first ${found.lines} lines have a stamp at one place`;
  return why ? { sure: 0.3, why } : null;
}

function stampIn(line: string, places: readonly LogPlace[]): { stamp: LogStamp; text: string } | null {
  for (const place of places) {
    const found = stampAt(line, place);
    if (found) return { stamp: stampOf(found.match.groups ?? {}), text: found.match[0] };
  }
  return null;
}

function fileName(path: string): string {
  return path.split("/").at(-1) ?? path;
}

/** The moment a line that names its own year beside the stamp was written. */
async function momentBeside(file: ExportFile, places: readonly LogPlace[]): Promise<number | null> {
  const decoder = new TextDecoder();
  for await (const block of lineBlocks(file)) {
    for (const line of decoder.decode(block).split("\n")) {
      if (!/20\d\d/.test(line)) continue;
      const found = stampIn(line, places);
      const year = found && (found.stamp.year ?? yearBeside(found.stamp, line));
      if (found && year) return wallTime(found.stamp, year);
    }
  }
  return null;
}

/**
 * A moment near the first stamp of a log whose stamps have no year: the year the configuration gives, the date in the
 * file's path, a line that names the year beside its stamp.
 */
async function momentNear(
  file: ExportFile,
  { stamp, text }: { stamp: LogStamp; text: string },
  places: readonly LogPlace[],
): Promise<number> {
  const { years } = file.config.dates;
  const year = lookUp(years, file.path) ?? lookUp(years, fileName(file.path));
  if (year !== undefined) return wallTime(stamp, year);
  const near = dateInPath(file.path) ?? await momentBeside(file, places);
  if (near !== null) return near;
  throw refuse("E-DATE", {
    thing: file.path,
    field: "stamp",
    value: text,
    reason: "its stamps name no year, nor do the file's name and its lines",
    remedy: `Add the line "${fileName(file.path)}: 2026" under "dates: years:" in hindcast.yaml, ` +
      "with the year of its first line",
  });
}

async function clockOf(file: ExportFile, start: string, places: readonly LogPlace[]): Promise<LogClock> {
  const zone = file.config.zones.sources[kind];
  const first = start.split("\n").flatMap((line) => stampIn(line, places) ?? [])[0];
  const isDated = first === undefined || first.stamp.year !== null || first.stamp.month === 0;
  return new LogClock(zone, isDated ? null : await momentNear(file, first, places));
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const start = await startOf(file);
  const places = logPlaces(start, file.bytes <= startBytes)?.places ?? [];
  const counts = new LogCounts(kind, logName(file.path));
  const service = serviceOfLog(file.path, file.config);
  const reader = new LogReader(file, kind, places, await clockOf(file, start, places), counts, service);
  for await (const block of lineBlocks(file)) {
    reader.take(block);
    yield* reader.records;
    reader.records = [];
    if (counts.isFull) yield* counts.take();
  }
  yield* counts.take();
}

/**
 * Logs of one stamp a line, whatever wrote them: syslog, web servers, log4j and its kin. Kept as counts by minute,
 * service, level and masked shape of the line; the lines themselves are not kept.
 */
export const logLines: Source = {
  kind,
  title: "Log lines",
  recognise,
  scope: logName,
  count: countLines,
  read,
};
