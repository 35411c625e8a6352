import { parse } from "yaml";
import type { Defect } from "../../model/source.ts";

/** The YAML block at the head of a document, and where its body starts. */
export interface FrontMatter {
  /** Scalars by key in lower case, as text. */
  readonly fields: ReadonlyMap<string, string>;
  /** Keys whose values are lists or mappings too. */
  readonly keys: readonly string[];
  /** Characters before the body. */
  readonly length: number;
  readonly defect: Defect | null;
}

const none: FrontMatter = { fields: new Map(), keys: [], length: 0, defect: null };
const longest = 65_536;
const fence = /^---[ \t]*\n(?:[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;

function broken(value: string, reason: string): Defect {
  return { code: "E-HEADER", field: "front matter", value: value.slice(0, 200), reason };
}

function scalars(value: object): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === "string" || typeof each === "number" || typeof each === "boolean") {
      const text = String(each).trim();
      if (text !== "") fields.set(key.toLowerCase(), text);
    }
  }
  return fields;
}

function read(source: string, length: number): FrontMatter {
  // YAML is somebody else's program: whatever it makes of hostile text, the document has to load.
  try {
    const value: unknown = parse(source, { maxAliasCount: 0, logLevel: "error", uniqueKeys: false });
    if (value === null || value === undefined) return { ...none, length };
    if (typeof value !== "object" || Array.isArray(value)) {
      return {
        ...none,
        length,
        defect: broken(source, "the block at the head of the document is no mapping of keys"),
      };
    }
    const keys = Object.keys(value).map((key) => key.toLowerCase());
    return { fields: scalars(value), keys, length, defect: null };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return {
      ...none,
      length,
      defect: broken(source, `the block at the head of the document is no YAML: ${why}`),
    };
  }
}

/** Reads the front matter of a document with `\n` line ends. A broken one is a defect, its lines stay out of the body. */
export function readFrontMatter(text: string): FrontMatter {
  if (!text.startsWith("---")) return none;
  const found = fence.exec(text.slice(0, longest));
  if (!found) return none;
  const inner = found[0].replace(/^---[ \t]*\n/, "").replace(/(?:---|\.\.\.)[ \t]*\n?$/, "");
  return read(inner, found[0].length);
}
