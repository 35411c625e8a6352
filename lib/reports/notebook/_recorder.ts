import type { Frame } from "./_frames.ts";
import type { CodeCell, ErrorOutput, Output } from "./notebook.ts";

// More printed text than this is no notebook any more; what comes after is counted, not kept.
const mostText = 32 * 1024 * 1024;

type StreamName = "stdout" | "stderr";

interface Stream {
  readonly output_type: "stream";
  readonly name: StreamName;
  readonly parts: string[];
}

/** Collects what the cells of one run put out, in the order it came. */
export class Recorder {
  readonly #outputs: (Stream | Exclude<Output, { output_type: "stream" }>)[][];
  readonly #begun = new Set<number>();
  #at = -1;
  #name: StreamName = "stdout";
  #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  #kept = 0;
  #dropped = 0;

  constructor(readonly cells: readonly CodeCell[]) {
    this.#outputs = cells.map(() => []);
  }

  /** Index of the cell that runs; -1 before the first. */
  get index(): number {
    return this.#at;
  }

  /** Takes text the notebook printed. */
  print(bytes: Uint8Array, name: StreamName = this.#name): void {
    const text = this.#decoders[name].decode(bytes, { stream: true });
    if (text === "") return;
    if (this.#kept + text.length > mostText) {
      this.#dropped += bytes.length;
      return;
    }
    this.#kept += text.length;
    this.#append(name, text);
  }

  /** Takes a report; an error's text is to be mapped before. */
  take(frame: Exclude<Frame, { type: "error" }>): void {
    if (frame.type === "stream") this.#name = frame.name;
    if (frame.type === "display") {
      this.#here().push({
        output_type: "display_data",
        data: { ...frame.data },
        metadata: { ...frame.metadata },
      });
    }
    if (frame.type === "cell") this.#begin(frame.index);
  }

  /** Ends the run in an error of this cell. */
  fail(index: number, error: ErrorOutput): void {
    this.#noteDropped();
    this.#at = index;
    this.#begun.add(index);
    this.#here().push(error);
  }

  /**
   * The cells with their outputs; those that did not start stay as they were.
   *
   * @param named what writes places in printed text the way messages do.
   */
  finish(named: (text: string) => string): CodeCell[] {
    this.#noteDropped();
    return this.cells.map((cell, index) => ({
      ...cell,
      execution_count: this.#begun.has(index) ? index + 1 : null,
      outputs: (this.#outputs[index] ?? []).map((output) => {
        if (output.output_type !== "stream") return output;
        const { parts, ...rest } = output;
        return { ...rest, text: named(parts.join("")) };
      }),
    }));
  }

  #begin(index: number): void {
    this.#noteDropped();
    this.#decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
    this.#name = "stdout";
    this.#at = index;
    this.#begun.add(index);
  }

  #here() {
    return this.#outputs[Math.min(Math.max(this.#at, 0), this.#outputs.length - 1)] ?? [];
  }

  #append(name: StreamName, text: string): void {
    const last = this.#here().at(-1);
    if (last?.output_type === "stream" && last.name === name) last.parts.push(text);
    else this.#here().push({ output_type: "stream", name, parts: [text] });
  }

  #noteDropped(): void {
    if (this.#dropped === 0) return;
    this.#append("stderr", `\n[${this.#dropped} more bytes were printed and not kept]\n`);
    this.#dropped = 0;
  }
}
