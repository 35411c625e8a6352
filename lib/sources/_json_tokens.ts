/** A token of JSON text with the place it stands at. */
export interface JsonToken {
  /** Path of the value, or of the object for a key: `$.incidents[0].status`. */
  readonly path: string;
  readonly kind: "key" | "open" | "close" | "scalar";
  /** As it stands in the text: a key and a string with their quotes. */
  readonly text: string;
}

const token = /"(?:[^"\\]|\\[\s\S])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Level {
  readonly path: string;
  readonly isArray: boolean;
  key: string;
  index: number;
  expectsKey: boolean;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

function pathOf(level: Level | undefined): string {
  if (!level) return "$";
  return level.isArray ? `${level.path}[${level.index}]` : `${level.path}.${level.key}`;
}

/**
 * Walks through JSON text that may be cut or wrong, saying where each token stands. For looking at the start of a file
 * and for finding out what is wrong with a record, not for reading.
 */
export function* jsonTokens(json: string): Generator<JsonToken> {
  const levels: Level[] = [];
  for (const [text] of json.matchAll(token)) {
    const level = levels.at(-1);
    if (text === ",") {
      if (level) level.index++;
      if (level) level.expectsKey = !level.isArray;
    } else if (text === "{" || text === "[") {
      const path = pathOf(level);
      yield { path, kind: "open", text };
      levels.push({ path, isArray: text === "[", key: "", index: 0, expectsKey: text === "{" });
    } else if (text === "}" || text === "]") {
      levels.pop();
      yield { path: level?.path ?? "$", kind: "close", text };
    } else if (text !== ":") {
      if (level?.expectsKey) {
        level.key = unquoted(text);
        level.expectsKey = false;
        yield { path: level.path, kind: "key", text };
      } else yield { path: pathOf(level), kind: "scalar", text };
    }
  }
}
