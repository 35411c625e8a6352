import type { Config } from "../model/config.ts";
import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../model/source.ts";
import { Fields } from "./_fields.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import { countJsonRecords } from "./_json_count.ts";
import { JsonHead, jsonHead } from "./_json_head.ts";
import { readJsonLines } from "./_json_lines.ts";
import { startOf } from "./_json_place.ts";
import { mapJsonRecords, type Mapped, recordOf } from "./_map_records.ts";
import { refusingNaive } from "./_refuse_naive.ts";

/** What sets one list of an API apart from the next. */
export interface JsonList {
  readonly kind: string;
  /** For people: "Opsgenie users". */
  readonly title: string;
  /** Members of the outer object the records may stand in; a bare array and a bare record are read as well. */
  readonly members: readonly string[];
  /** What the records are recognised by, for people. */
  readonly why: string;
  /** Whether the object at a path is such a record. */
  fits(json: JsonHead, base: string): boolean;
  /** What becomes of each record. */
  mapping(config: Config): (fields: Fields) => Mapped;
}

/** The first record of a file, wherever the API's envelope holds it. */
export function firstRecord(json: JsonHead, members: readonly string[]): string | undefined {
  const places = ["$[0]", ...members.flatMap((name) => [`$.${name}[0]`, `$.${name}`]), "$"];
  return places.find((path) => json.kind(path) === "object");
}

/** An object that is a record itself, as the list of one it would be in. */
function asList(file: ExportFile): ExportFile {
  const { path, fileId, bytes, config } = file;
  return {
    ...{ path, fileId, bytes, config },
    text: () => file.text(),
    entries: () => file.entries(),
    async *stream() {
      yield new Uint8Array([0x5b]);
      yield* file.stream();
      yield new Uint8Array([0x5d]);
    },
  };
}

/** How the records of a file stand: in an array, alone, or one a line. */
interface Placed {
  readonly place: string;
  readonly form: "array" | "alone" | "lines";
}

/** A whole object on the first line, and another one after it. */
const lines = /^\s*\{.*\}[ \t\r]*\n\s*\{/;

async function placed(file: ExportFile, members: readonly string[]): Promise<Placed> {
  const text = await startOf(file);
  const json = new JsonHead(text);
  if (json.kind("$") === "array") return { place: "$", form: "array" };
  const member = members.find((name) => json.has(`$.${name}`));
  if (member !== undefined) return { place: member, form: "array" };
  return { place: "$", form: lines.test(text) ? "lines" : "alone" };
}

async function* mapLines(
  file: ExportFile,
  map: (fields: Fields) => Mapped,
): AsyncGenerator<SourceRecord> {
  for await (const record of readJsonLines(file)) {
    const origin = { line: record.line, path: null };
    if ("fault" in record) yield recordOf({ rejected: record.fault }, [], origin, record.text);
    else {
      const fields = new Fields(record.value);
      yield recordOf(map(fields), fields.defects, origin, record.text);
    }
  }
}

async function* readList(list: JsonList, file: ExportFile): AsyncGenerator<SourceRecord> {
  const { place, form } = await placed(file, list.members);
  const map = list.mapping(file.config);
  if (form === "array") yield* mapJsonRecords(file, place, map);
  else if (form === "lines") yield* mapLines(file, map);
  else {
    for await (const record of mapJsonRecords(asList(file), place, map)) {
      yield { ...record, origin: { ...record.origin, path: "$" } };
    }
  }
}

async function countList(list: JsonList, file: ExportFile): Promise<number> {
  const { place, form } = await placed(file, list.members);
  if (form === "lines") return await countJsonLines(file);
  return await countJsonRecords(form === "alone" ? asList(file) : file, place);
}

function recogniseList({ fits, members, why }: JsonList, head: Head): Recognition | null {
  const json = jsonHead(head);
  const base = firstRecord(json, members);
  return base !== undefined && fits(json, base) ? { sure: 0.95, why } : null;
}

/** The source of one list of an API: a page, a bare array, one record alone, or one a line. */
export function jsonListSource(list: JsonList): Source {
  return {
    kind: list.kind,
    title: list.title,
    recognise: (head) => recogniseList(list, head),
    count: (file) => countList(list, file),
    read: (file) => refusingNaive(file, list.kind, readList(list, file)),
  };
}
