const bufferBytes = 1 << 18;
const newline = 10;
const encoder = new TextEncoder();

/** Lines of a file that are left for the database, each behind its number, in a file of their own. */
export class LeftLines {
  #file: Deno.FsFile | null = null;
  readonly #buffer = new Uint8Array(bufferBytes);
  #filled = 0;
  /** How many they are. */
  lines = 0;
  constructor(readonly path: string, private readonly delimiter: string) {}

  add(line: number, bytes: Uint8Array, from: number, to: number): void {
    this.lines += 1;
    this.#write(encoder.encode(`${line}${this.delimiter}`));
    this.#write(bytes.subarray(from, to));
    this.#write(Uint8Array.of(newline));
  }

  #write(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > bufferBytes) this.#flush();
    if (bytes.length > bufferBytes) this.#toFile(bytes);
    else {
      this.#buffer.set(bytes, this.#filled);
      this.#filled += bytes.length;
    }
  }

  #flush(): void {
    this.#toFile(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #toFile(bytes: Uint8Array): void {
    this.#file ??= Deno.openSync(this.path, { write: true, create: true, truncate: true });
    for (let at = 0; at < bytes.length;) at += this.#file.writeSync(bytes.subarray(at));
  }

  /** Ends the file, if there is a line in it. */
  close(): void {
    if (this.lines > 0) this.#flush();
    this.#file?.close();
    this.#file = null;
  }

  /** Takes it away. */
  remove(): void {
    this.close();
    if (this.lines > 0) Deno.removeSync(this.path);
  }
}
