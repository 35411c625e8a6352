import type { Head } from "../model/source.ts";
import { jsonTokens } from "./_json_tokens.ts";

/** Tokens that are looked at: the first records of any export lie within, and a start of bare numbers has ten times as many. */
const tokenLimit = 4000;

/** What the start of a JSON file shows, by path: `$[0].ts`. */
export class JsonHead {
  /** A bracket that opens, or a text or number as it stands, by its path. */
  readonly #tokens = new Map<string, string>();

  constructor(text: string) {
    let tokens = 0;
    for (const { path, kind, text: word } of jsonTokens(text)) {
      if (++tokens > tokenLimit) return;
      if (kind === "open" || kind === "scalar") this.#tokens.set(path, word);
    }
  }

  /** Kind of the value at a path; undefined where none stands, or none that the start of the file reaches. */
  kind(path: string): "array" | "object" | "scalar" | undefined {
    const token = this.#tokens.get(path);
    if (token === undefined) return undefined;
    return token === "[" ? "array" : token === "{" ? "object" : "scalar";
  }

  /** Whether all paths have a value. */
  has(...paths: readonly string[]): boolean {
    return paths.every((path) => this.#tokens.has(path));
  }

  /** Names of the members of the object at a path. */
  keys(path: string): readonly string[] {
    const inner = [...this.#tokens.keys()].filter((known) => known.startsWith(`${path}.`));
    return inner.map((known) => known.slice(path.length + 1)).filter((name) => !/[.[]/.test(name));
  }

  /** Text of the string or number at a path, without quotes; empty where there is none. */
  text(path: string): string {
    return this.kind(path) === "scalar" ? this.#tokens.get(path)?.replace(/^"([\s\S]*)"$/, "$1") ?? "" : "";
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
