import { proposedMapping } from "./_proposed_mapping.ts";

/** What some JSON of no known kind looks like, and how it becomes one record a line. */
export interface UnknownJson {
  readonly reason: string;
  readonly remedy: string;
}

const describe = "describe them under tables: in hindcast.yaml, format jsonl";

const shown = 20;

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Fields of a record, and of the objects and lists of objects in it, as a mapping names them. */
function pathsIn(record: object): string[] {
  return Object.entries(record).flatMap(([name, value]) => {
    const inside: unknown = Array.isArray(value) ? value[0] : value;
    return isObject(inside) ? Object.keys(inside).map((inner) => `${name}.${inner}`) : [name];
  });
}

/** The fields of the first line, where it is a whole object and so are the lines behind it. */
function fieldsOfLines(text: string): string[] | null {
  const [first = "", second] = text.trim().split("\n");
  const isOneAnswer = second === undefined && pathToRecords(text) !== ".[]";
  if (isOneAnswer || second?.trimStart().startsWith("{") === false) return null;
  try {
    const record: unknown = JSON.parse(first);
    return isObject(record) ? pathsIn(record) : null;
  } catch {
    return null;
  }
}

/** Records that stand under their ids, in a member or at the top: an id has a digit, the name of a part of a record none. */
function pathToKeyed(text: string): string | null {
  const keyed = /^\s*\{(?:(?:[^[{]|\{[^{}]*\})*?"(\w+)"\s*:\s*\{)?\s*"[^"\n]*\d[^"\n]*"\s*:\s*\{/.exec(text);
  if (keyed === null) return null;
  return `${keyed[1] === undefined ? "" : `.${keyed[1]} | `}to_entries[] | {key} + .value`;
}

/** The way to the records for `jq`: through pages in a list, a member of an object, ids, or a plain list. */
function pathToRecords(head: string): string {
  const text = head.slice(0, 4000);
  const keyed = pathToKeyed(text);
  if (keyed !== null) return keyed;
  const pages = /^\s*\[\s*\{\s*"(\w+)"\s*:\s*\[\s*\{/.exec(text)?.[1];
  if (pages !== undefined) return `.[].${pages}[]`;
  if (/^\s*\[\s*\[/.test(text)) return ".[][]";
  const member = /^\s*\{(?:[^[{]|\{[^{}]*\})*?"(\w+)"\s*:\s*\[\s*\{/.exec(text)?.[1];
  return member === undefined ? ".[]" : `.${member}[]`;
}

/**
 * Says what to do with JSON that no source knows. Pages saved into one list may well be of a known kind once their
 * records stand one a line.
 *
 * @param text the first characters of the file.
 * @param name the file's own name, without folders.
 */
export function unknownJson(text: string, name: string): UnknownJson {
  const fields = fieldsOfLines(text);
  if (fields !== null && fields.length > 0) {
    const listed = fields.slice(0, shown).join(", ");
    const proposed = proposedMapping(fields, "format: jsonl", name);
    const begin = proposed === null
      ? "format jsonl"
      : `such as - ${proposed}, as far as that is what they mean`;
    return {
      reason: `it is JSON with one record a line, of no kind that is known; its fields are ${listed}`,
      remedy: `Describe them under tables: in hindcast.yaml, ${begin}`,
    };
  }
  const quoted = (file: string) => `'${file.replaceAll("'", "'\\''")}'`;
  const target = `${name.replace(/\.json$/i, "")}.records.jsonl`;
  return {
    reason: "it is JSON of no kind that is known",
    remedy: `If it is a list of records, write one a line (jq -c '${pathToRecords(text)}' ${quoted(name)} > ${
      quoted(target)
    }) and load that instead; where it is still not known, ${describe}`,
  };
}
