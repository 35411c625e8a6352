import { type StampFormat, stampFormats } from "./_stamp.ts";

/** Where the lines of a log have their stamp. */
export interface LogPlace {
  readonly format: StampFormat;
  /** Words before it. */
  readonly words: number;
}

/** A stamp found in a line. */
export interface FoundStamp {
  readonly match: RegExpExecArray;
  /** Where its word begins, brackets and the priority of syslog included. */
  readonly from: number;
}

const opening = /(?:<\d{1,3}>|msg=audit\(|[[("'|]|(?:time|ts|t|timestamp|at|date)=)*/y;
const mostWords = 5;

/** Index of the first letter of a word, counted from 0 between blanks; -1 where a line has fewer. */
function wordAt(line: string, words: number): number {
  let at = 0;
  for (let word = 0; word < words; word++) {
    while (at < line.length && line.charCodeAt(at) > 32) at++;
    while (at < line.length && line.charCodeAt(at) <= 32) at++;
  }
  return at < line.length ? at : -1;
}

/** The stamp at a place of a line. */
export function stampAt(line: string, { format, words }: LogPlace): FoundStamp | null {
  const from = wordAt(line, words);
  if (from < 0) return null;
  opening.lastIndex = from;
  opening.exec(line);
  format.pattern.lastIndex = opening.lastIndex;
  const match = format.pattern.exec(line);
  return match ? { match, from } : null;
}

/** Lines that go on with the one before, as stack traces do. */
const continues = /^(?:[\s}\])]|at |Caused by|Traceback|\.\.\. |$)/;

function looksOtherwise(text: string, lines: readonly string[]): boolean {
  const start = text.trimStart();
  if (/^(?:<[a-z!?]|\{|\[\s*[{"[]|# |---\r?\n)/i.test(start)) return true;
  // A table: a header with as many separators as the line below it, or stamps that fill a column.
  const [header = "", below = ""] = lines.filter((line) => line.trim() !== "");
  const isHeader = [",", ";", "\t"].some((separator) => {
    const columns = header.split(separator).length;
    return columns > 1 && below.split(separator).length === columns && /^"?[A-Za-z_@]/.test(header) &&
      !/\d:\d\d/.test(header);
  });
  const cells = lines.filter((line) =>
    /^"?\d{4}-\d\d-\d\d[T ][\d:.]+Z?"?[,;\t](?!\d{1,9}[\s\]])\S/.test(line)
  );
  return isHeader || cells.length > lines.length / 2;
}

/** A bullet of a list of events in a document. */
const bulleted = /^\s*(?:[-*+]|\d{1,2}\.)\s+(?!1\d{9}\b)/;

/** Candidate lines, how many have a stamp at each place, best first. */
function placesIn(lines: readonly string[], text: string): { place: LogPlace; hits: number }[] {
  const formats = stampFormats.filter(({ proof }) => proof === undefined || proof.test(text));
  const hits = new Map<string, { place: LogPlace; hits: number }>();
  for (const line of lines) {
    if (bulleted.test(line)) continue;
    const found = formats.flatMap((format) => {
      for (let words = 0; words <= mostWords; words++) {
        if (stampAt(line, { format, words })) return [{ format, words }];
      }
      return [];
    }).sort((a, b) => a.words - b.words)[0];
    if (!found) continue;
    const key = `${found.format.name} ${found.words}`;
    const seen = hits.get(key) ?? { place: found, hits: 0 };
    hits.set(key, { ...seen, hits: seen.hits + 1 });
  }
  return [...hits.values()].sort((a, b) => b.hits - a.hits || a.place.words - b.place.words);
}

/** Places of stamps in the start of a file, and how sure it is that it is a log. */
export interface LogPlaces {
  readonly places: readonly LogPlace[];
  readonly stamped: number;
  readonly lines: number;
}

/**
 * Where a log has its stamps, from its first 64 KiB; null for text that is none. A log has a stamp with seconds at one
 * place of most of its lines; few lines, or text among them, need nearly all of them.
 */
export function logPlaces(text: string, complete: boolean): LogPlaces | null {
  const plain = text.includes("\u001b") ? withoutColours(text) : text;
  const all = plain.split("\n");
  const whole = complete ? all : all.slice(0, -1);
  if (looksOtherwise(plain, whole)) return null;
  const lines = whole.filter((line) => !continues.test(line));
  const found = placesIn(lines, plain);
  const best = found[0];
  if (!best) return null;
  const share = best.hits / lines.length;
  const isLog = best.hits >= 20
    ? share >= (best.place.words === 0 ? 0.3 : 0.6)
    : best.hits >= 2 && share >= 0.8;
  if (!isLog) return null;
  const places = found.filter(({ hits }) => hits >= lines.length / 20).map(({ place }) => place);
  return { places, stamped: best.hits, lines: lines.length };
}

// deno-lint-ignore no-control-regex -- escape sequences are what is taken out
const colours = /\u001b\[[\d;]*[A-Za-z]/g;

/** Text without the escape sequences that colour a terminal. */
export function withoutColours(text: string): string {
  return text.replaceAll(colours, "");
}
