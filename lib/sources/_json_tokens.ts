/** A token of JSON text with the place it stands at. */
export interface JsonToken {
  /** Path of the value, or of the object for a key: `$.incidents[0].status`. */
  readonly path: string;
  readonly kind: "key" | "open" | "close" | "scalar";
  /** As it stands in the text: a key and a string with their quotes. */
  readonly text: string;
}

const marks = "{}[],:";
const word = /[^\s{}[\],:"]+/y;

/** Where the string that opens at `from` ends; -1 where the text is cut inside it. A pattern would run out of stack. */
function stringEnd(json: string, from: number): number {
  for (let at = json.indexOf('"', from + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}

/** Strings with their quotes, brackets, commas, colons, and whatever else stands between blanks. */
function* words(json: string): Generator<string> {
  for (let at = 0; at < json.length;) {
    const first = json[at] as string;
    let end = at + 1;
    if (first === '"') end = stringEnd(json, at);
    else if (!marks.includes(first)) {
      word.lastIndex = at;
      if (word.test(json)) end = word.lastIndex;
      else if (first.trim() === "") {
        at = end;
        continue;
      }
    }
    if (end < 0) return;
    yield json.slice(at, end);
    at = end;
  }
}

interface Level {
  readonly path: string;
  readonly isArray: boolean;
  key: string;
  index: number;
  expectsKey: boolean;
}

function unquoted(text: string): string {
  if (text.startsWith('"') && !text.includes("\\")) return text.slice(1, -1);
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
  for (const text of words(json)) {
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
