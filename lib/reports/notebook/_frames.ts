/** A report of the notebook's process. */
export type Frame =
  | { readonly type: "cell"; readonly index: number }
  | { readonly type: "stream"; readonly name: "stdout" | "stderr" }
  | {
    readonly type: "display";
    readonly data: Readonly<Record<string, unknown>>;
    readonly metadata: Readonly<Record<string, unknown>>;
  }
  | {
    readonly type: "error";
    readonly ename: string;
    readonly evalue: string;
    readonly traceback: readonly string[];
  }
  | { readonly type: "done" };

const headLength = 24;

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, at) => at >= bytes.length || bytes[at] === byte);
}

function markAt(bytes: Uint8Array, mark: Uint8Array): number {
  for (let at = bytes.indexOf(0x1e); at !== -1; at = bytes.indexOf(0x1e, at + 1)) {
    if (startsWith(bytes.subarray(at), mark)) return at;
  }
  return -1;
}

/** Reads bytes in the amounts the protocol asks for. */
class Reader {
  #held: Uint8Array = new Uint8Array();
  readonly #source: ReadableStreamDefaultReader<Uint8Array>;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#source = stream.getReader();
  }

  /** What is held, after reading until there are so many bytes or no more to come. */
  async atLeast(count: number): Promise<Uint8Array> {
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < count) {
      const { value } = await this.#source.read();
      if (!value) break;
      parts.push(value);
      length += value.length;
    }
    if (parts.length > 1) this.#held = joined(parts);
    return this.#held;
  }

  /** What is held, after reading until this byte is in it, there are so many bytes, or no more to come. */
  async until(byte: number, most: number): Promise<Uint8Array> {
    let held = this.#held;
    while (!held.includes(byte) && held.length < most) {
      const more = await this.atLeast(held.length + 1);
      if (more.length === held.length) break;
      held = more;
    }
    return held;
  }

  take(count: number): Uint8Array {
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }
}

async function frame(reader: Reader, mark: Uint8Array): Promise<Frame | undefined> {
  const held = await reader.until(0x0a, mark.length + headLength);
  const end = held.indexOf(0x0a, mark.length);
  const size = Number(new TextDecoder().decode(held.subarray(mark.length, end)));
  if (end === -1 || !Number.isSafeInteger(size)) return undefined;
  if ((await reader.atLeast(end + 1 + size)).length < end + 1 + size) return undefined;
  reader.take(end + 1);
  return JSON.parse(new TextDecoder().decode(reader.take(size)));
}

/**
 * Takes the process's standard output apart into frames and, between them, the bytes the notebook printed itself.
 *
 * A frame is `\u001e<nonce>:<bytes>\n` and so many bytes of JSON. One cut short by the end of the process is dropped.
 */
export async function* readFrames(
  stream: ReadableStream<Uint8Array>,
  nonce: string,
): AsyncGenerator<Frame | Uint8Array> {
  const mark = new TextEncoder().encode(`\u001e${nonce}:`);
  const reader = new Reader(stream);
  while (true) {
    const held = await reader.atLeast(1);
    if (held.length === 0) return;
    // Text up to what looks like a mark; then, with enough bytes to tell, whether it is one.
    const at = markAt(held, mark);
    if (at !== 0) {
      yield reader.take(at === -1 ? held.length : at);
      continue;
    }
    const more = await reader.atLeast(mark.length);
    if (more.length < mark.length) {
      yield reader.take(more.length);
      return;
    }
    if (!startsWith(more, mark)) continue;
    const read = await frame(reader, mark);
    if (!read) return;
    yield read;
  }
}
