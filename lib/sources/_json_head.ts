import type { Head } from "../model/source.ts";
import { jsonTokens } from "./_json_tokens.ts";

/** Tokens that are looked at: the first records of any export lie within, and a start of bare numbers has ten times as many. */
const tokenLimit = 4000;

/** What the start of a JSON file shows, by path: `$[0].ts`. */
export class JsonHead {
  readonly #kinds = new Map<string, "array" | "object" | "scalar">();
  readonly #texts = new Map<string, string>();

  constructor(text: string) {
    let tokens = 0;
    for (const { path, kind, text: word } of jsonTokens(text)) {
      if (++tokens > tokenLimit) return;
      if (kind === "open") this.#kinds.set(path, word === "[" ? "array" : "object");
      else if (kind === "scalar") {
        this.#kinds.set(path, "scalar");
        this.#texts.set(path, word);
      }
    }
  }

  /** Kind of the value at a path; undefined where none stands, or none that the start of the file reaches. */
  kind(path: string): "array" | "object" | "scalar" | undefined {
    return this.#kinds.get(path);
  }

  /** Whether all paths have a value. */
  has(...paths: readonly string[]): boolean {
    return paths.every((path) => this.#kinds.has(path));
  }

  /** Names of the members of the object at a path. */
  keys(path: string): readonly string[] {
    const inner = [...this.#kinds.keys()].filter((known) => known.startsWith(`${path}.`));
    return inner.map((known) => known.slice(path.length + 1)).filter((name) => !/[.[]/.test(name));
  }

  /** Text of the string or number at a path, without quotes; empty where there is none. */
  text(path: string): string {
    return this.#texts.get(path)?.replace(/^"([\s\S]*)"$/, "$1") ?? "";
  }
}

const known = new WeakMap<Head, JsonHead>();
const empty = new JsonHead("");

/** Looks at the start of a file once, however many sources ask. */
export function jsonHead(head: Head): JsonHead {
  if (!/^\uFEFF?\s*[[{]/.test(head.text)) return empty;
  const seen = known.get(head) ?? new JsonHead(head.text);
  known.set(head, seen);
  return seen;
}
