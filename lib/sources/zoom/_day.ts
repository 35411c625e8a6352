import type { ExportFile } from "../../model/source.ts";
import { folderOf, meetingOf } from "./_zoom.ts";

/** Where a time of day, with its day or without, lies: local date and time where the day is known, and seconds since the first line. */
export type DayClock = (clock: string) => { readonly local: string | null; readonly offset: number };

const named = /(\d{4}-\d{2}-\d{2})[ _T](\d{2})[.:-](\d{2})[.:-](\d{2})/;
const day = 86_400;

interface Begun {
  readonly date: Temporal.PlainDate;
  /** Seconds since midnight. */
  readonly at: number;
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

function plainDate(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return null;
  }
}

/** "2026-07-14 10.58.02 Incident review 123" is how Zoom names the folder of a meeting, by the clock of its machine. */
function begunOf(file: ExportFile, zone: string | undefined): Begun | null {
  const { startedAt } = meetingOf(file);
  if (startedAt !== null && zone !== undefined) {
    const local = Temporal.Instant.from(startedAt).toZonedDateTimeISO(zone);
    return { date: local.toPlainDate(), at: secondsOf(local.toPlainTime().toString().slice(0, 8)) };
  }
  const [, text, ...clock] = named.exec(folderOf(file.path).split("/").at(-1) ?? "") ?? [];
  const date = text === undefined ? null : plainDate(text);
  return date === null ? null : { date, at: secondsOf(clock.join(":")) };
}

/** A clock that jumps back by more than this has passed midnight; by less, two lines stand in the wrong order. */
const jump = day / 2;

/** Follows the clock of a chat from line to line, over midnight too. */
export function dayClock(file: ExportFile, zone: string | undefined): DayClock {
  const begun = begunOf(file, zone);
  let before = begun?.at ?? null;
  let days = 0;
  let first: number | null = null;
  return (written) => {
    const [stated, clock] = written.includes("-")
      ? [written.slice(0, 10), written.slice(11)]
      : [null, written];
    const at = secondsOf(clock);
    if (before !== null && before - at > jump) days++;
    before = at;
    const since = days * day + at;
    first ??= since;
    const date = stated ?? begun?.date.add({ days }).toString() ?? null;
    return { local: date === null ? null : `${date}T${clock}`, offset: since - first };
  };
}
