import type { ExportFile } from "../model/source.ts";
import { type DateOrder, possibleOrders } from "./_local_stamp.ts";
import { refuse } from "./_refuse.ts";

/** A stamp and where it stands. */
export interface PlacedStamp {
  readonly text: string;
  readonly line: number;
  readonly field: string;
}

function refused(file: ExportFile, kind: string, stamp: PlacedStamp, reason: string) {
  return refuse("E-DATE", {
    thing: file.path,
    line: stamp.line,
    field: stamp.field,
    value: stamp.text,
    reason,
    remedy: `Add the line "${kind}: day_first" or "${kind}: month_first" under "dates: sources:" in ` +
      `hindcast.yaml, as the tool showed dates to whoever exported`,
  });
}

/**
 * Which order the dates of a file have: as configured, else as all of them together allow; null where no stamp depends
 * on it.
 *
 * @throws {ExportError} `E-DATE` where every stamp can be read both ways, or some only one way and some only the other.
 */
export function settleDateOrder(
  file: ExportFile,
  kind: string,
  stamps: Iterable<PlacedStamp>,
): DateOrder | null {
  const configured = file.config.dates.sources[kind];
  if (configured !== undefined) return configured;
  const sure = new Map<DateOrder, PlacedStamp>();
  const open: PlacedStamp[] = [];
  for (const stamp of stamps) {
    const orders = possibleOrders(stamp.text);
    const [only] = orders ?? [];
    if (orders?.length === 2) open.push(stamp);
    else if (only !== undefined && !sure.has(only)) sure.set(only, stamp);
  }
  const [[order, first] = [null, null], second] = [...sure];
  if (second) {
    const reason = `it can only be ${word(second[0])}, line ${first?.line} only ${word(order)}`;
    throw refused(file, kind, second[1], reason);
  }
  const [example] = open;
  if (order !== null || example === undefined) return order;
  const reason = `day first and month first are both possible in ${open.length} of ${open.length} dates`;
  throw refused(file, kind, example, reason);
}

function word(order: DateOrder | null): string {
  return order === "day_first" ? "day first" : "month first";
}
