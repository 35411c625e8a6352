import { dirname } from "node:path";
import { pieces } from "../files/inspect.ts";
import type { NumberedFile, StagedFile } from "./_staged.ts";

/**
 * The lines of large files are laid down in parts of about this many cuts of 32 MiB; the first part is one, for the
 * database waits for it.
 */
const cutsAtOnce = 4;

const newline = 10;
const carriage = 13;
const zero = 48;
const nine = 57;
const digitsAtMost = 10;

/** A line has two bytes at least, and gets its number and a separator. */
const growth = (2 + digitsAtMost + 1) / 2;

/** Puts its number before each line; lines with nothing on them stay as they are. */
class Numbering {
  #out = new Uint8Array(0);
  /** The number of the line at hand, counted up digit by digit: no text is made of it. */
  readonly #digits = new Uint8Array(digitsAtMost);
  #first: number;
  #begins = true;
  constructor(line: number, private readonly delimiter: number) {
    const text = String(line);
    this.#first = digitsAtMost - text.length;
    this.#digits.fill(zero).set(new TextEncoder().encode(text), this.#first);
  }

  #countUp(): void {
    let at = digitsAtMost - 1;
    while (this.#digits[at] === nine) this.#digits[at--] = zero;
    this.#digits[at] = (this.#digits[at] as number) + 1;
    if (at < this.#first) this.#first = at;
  }

  #number(to: number): number {
    for (let digit = this.#first; digit < digitsAtMost; digit++) {
      this.#out[to++] = this.#digits[digit] as number;
    }
    this.#out[to++] = this.delimiter;
    return to;
  }

  /**
   * The lines of a piece; good until the next piece. Lines are copied by a loop of their own: one that asked of every byte
   * whether a line begins took three times as long.
   */
  take(piece: Uint8Array): Uint8Array {
    const { length } = piece;
    const most = Math.ceil(growth * length) + digitsAtMost + 1;
    if (this.#out.length < most) this.#out = new Uint8Array(most);
    const out = this.#out;
    let begins = this.#begins;
    let to = 0;
    for (let at = 0; at < length;) {
      let byte = piece[at] as number;
      if (begins && byte !== newline && byte !== carriage) to = this.#number(to);
      begins = false;
      while (at < length && !begins) {
        byte = piece[at++] as number;
        out[to++] = byte;
        begins = byte === newline;
      }
      if (begins) this.#countUp();
    }
    this.#begins = begins;
    return out.subarray(0, to);
  }
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
}

/** Whole lines of a file, and the number of the first. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

async function lay(
  { plain }: StagedFile,
  target: string,
  delimiter: string,
  { from, to, line }: Stretch,
): Promise<void> {
  const numbering = new Numbering(line, delimiter.charCodeAt(0));
  using file = await Deno.open(target, { write: true, create: true, truncate: true });
  for await (const piece of pieces(plain, from, to)) await writeAll(file, numbering.take(piece));
}

async function headerBytes({ plain }: StagedFile): Promise<number> {
  let passed = 0;
  for await (const piece of pieces(plain)) {
    const at = piece.indexOf(newline);
    if (at >= 0) return passed + at + 1;
    passed += piece.length;
  }
  return passed;
}

async function stretchesOf(file: StagedFile): Promise<Stretch[]> {
  const cuts = (file.scan?.cuts ?? []).filter((_, at) => at % cutsAtOnce === 0);
  const starts = [{ record: 0, byte: await headerBytes(file) }, ...cuts];
  // Each record is a line, and the header is one.
  return starts.map(({ record, byte }, at) => ({
    from: byte,
    to: starts[at + 1]?.byte ?? Infinity,
    line: record + 2,
  }));
}

/** A part: lines of a large file, or of several small ones. */
type Part = readonly { readonly file: StagedFile; readonly stretch: Stretch; readonly target: string }[];

async function partsOf(files: readonly StagedFile[]): Promise<Part[]> {
  const parts: Part[number][] = [];
  for (const file of files) {
    for (const stretch of await stretchesOf(file)) {
      const target = `${dirname(file.plain)}/lines-${parts.length}-${file.fileId}.plain`;
      parts.push({ file, stretch, target });
    }
  }
  return files.length > 1 ? [parts] : parts.map((part) => [part]);
}

async function layAll(part: Part, delimiter: string): Promise<void> {
  for (const { file, stretch, target } of part) await lay(file, target, delimiter, stretch);
}

async function remove(part: Part): Promise<void> {
  for (const { target } of part) await Deno.remove(target).catch(() => undefined);
}

/**
 * The records of plain CSV files, each behind the number of its line, so that the database may read them in any order:
 * small files together, large ones in parts. A part is gone when the next is asked for, which is laid down while the
 * database reads.
 */
export async function* numberedLines(
  files: readonly StagedFile[],
  delimiter: string,
): AsyncGenerator<readonly NumberedFile[]> {
  const parts = await partsOf(files);
  const start = (at: number): Promise<void> => {
    const laid = layAll(parts[at] ?? [], delimiter);
    // What goes wrong is thrown when its turn comes.
    laid.catch(() => undefined);
    return laid;
  };
  let next = start(0);
  try {
    for (const [at, part] of parts.entries()) {
      await next;
      next = start(at + 1);
      yield part.map(({ file, target }) => ({ fileId: file.fileId, plain: target }));
      await remove(part);
    }
  } finally {
    await next.catch(() => undefined);
    await remove(parts.flat());
  }
}
