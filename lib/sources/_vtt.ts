/** A line of a WebVTT file, shown for a while. */
export interface Cue {
  /** As the file numbers it; null where it does not. */
  readonly id: string | null;
  /** Seconds from the start of the recording; null where the timing cannot be read. */
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  /** The timing as it stands in the file. */
  readonly timing: string;
  /** 1-based line of the timing. */
  readonly line: number;
}

const clock = String.raw`(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${clock}\s*-->\s*${clock}(?:\s.*)?$`);

function seconds(parts: readonly (string | undefined)[]): number {
  const [hours = "0", minutes = "0", secs = "0", fraction = "0"] = parts;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(secs);
  return Math.round((whole + Number(`0.${fraction}`)) * 1000) / 1000;
}

function timesOf(line: string): { readonly start: number | null; readonly end: number | null } {
  const found = timing.exec(line);
  if (!found) return { start: null, end: null };
  return { start: seconds(found.slice(1, 5)), end: seconds(found.slice(5, 9)) };
}

/** Lines of the text of the cue whose timing stands at `at`: up to a blank line, or the number of the next cue. */
function payload(lines: readonly string[], at: number): readonly string[] {
  let end = at + 1;
  while (end < lines.length && lines[end]?.trim() !== "" && !lines[end]?.includes("-->")) end++;
  const numbersNext = lines[end]?.includes("-->") && end > at + 1 &&
    /^\d+$/.test(lines[end - 1]?.trim() ?? "");
  return lines.slice(at + 1, numbersNext ? end - 1 : end);
}

function idOf(lines: readonly string[], at: number): string | null {
  const before = lines[at - 1]?.trim() ?? "";
  if (before === "" || before.includes("-->")) return null;
  const standsAlone = (lines[at - 2]?.trim() ?? "") === "";
  return standsAlone || /^\d+$/.test(before) ? before : null;
}

/** Reads the cues of a WebVTT file, whatever ends its lines; comments and styles between them are no cues. */
export function* readCues(text: string): Generator<Cue> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [at, line] of lines.entries()) {
    if (!line.includes("-->")) continue;
    const words = payload(lines, at).join("\n").trim();
    yield { id: idOf(lines, at), ...timesOf(line), text: words, timing: line.trim(), line: at + 1 };
  }
}
