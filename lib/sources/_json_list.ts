import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../model/source.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import type { Fields } from "./_fields.ts";
import { countJsonRecords } from "./_json_count.ts";
import { JsonHead, jsonHead } from "./_json_head.ts";
import { joinedBehind } from "./_joined_behind.ts";
import { wholeAsList } from "./_json_whole.ts";
import { mapJsonLines, mapJsonRecords, type Mapping } from "./_map_records.ts";
import { Once } from "./_once.ts";
import { RecordHead } from "./_record_head.ts";
import { refusingNaive } from "./_refuse_naive.ts";
import { startOf } from "./_start_of.ts";

/** What sets one list of an API apart from the next. */
export interface JsonList {
  readonly kind: string;
  /** For people: "Opsgenie users". */
  readonly title: string;
  /** Members of the outer object the records may stand in; a bare array and a bare record are read as well. */
  readonly members: readonly string[];
  /** What the records are recognised by, for people. */
  readonly why: string;
  /** How sure that makes; 0.95 unless told. */
  readonly sure?: number;
  /** Whether the first record is one of these. */
  fits(first: RecordHead): boolean;
  /** What becomes of each record. */
  readonly map: Mapping;
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
  if (/^\s*\[/.test(text)) return { place: "$", form: "array" };
  const json = new JsonHead(text);
  if (json.kind("$") === "array") return { place: "$", form: "array" };
  const member = members.find((name) => json.has(`$.${name}`));
  if (member !== undefined) return { place: member, form: "array" };
  return { place: "$", form: lines.test(text) ? "lines" : "alone" };
}

/** Where what was taken for one record is several, they are refused: counted as one they would be lost as one. */
async function refuseSeveral(file: ExportFile): Promise<void> {
  let [depth, ended] = [0, false];
  const text = await startOf(file);
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g)) {
    if (ended && token === "{") {
      const line = text.slice(0, index).split("\n").length;
      throw joinedBehind(file.path, line, "a record", "jq -s .");
    }
    depth += /^[[{]/.test(token) ? 1 : /^[\]}]/.test(token) ? -1 : 0;
    ended = depth === 0;
  }
}

async function* read({ members, map }: JsonList, file: ExportFile): AsyncGenerator<SourceRecord> {
  const { place, form } = await placed(file, members);
  const once = new Once();
  const mapped = (fields: Fields) => map(fields, file.config, once);
  if (form === "array") yield* mapJsonRecords(file, place, mapped);
  else if (form === "lines") yield* mapJsonLines(file, mapped);
  else {
    for await (const record of mapJsonRecords(wholeAsList(file), place, mapped)) {
      if ("rejected" in record && record.rejected.code === "E-JSON") await refuseSeveral(file);
      yield { ...record, origin: { ...record.origin, path: "$" } };
    }
  }
}

async function count({ members }: JsonList, file: ExportFile): Promise<number> {
  const { place, form } = await placed(file, members);
  if (form === "lines") return await countJsonLines(file);
  return await countJsonRecords(form === "alone" ? wholeAsList(file) : file, place);
}

/** The first record of a file, wherever the API's envelope holds it. */
function firstRecord(json: JsonHead, members: readonly string[]): RecordHead | null {
  const isNamed = members.some((name) => json.has(`$.${name}`));
  const named = members.flatMap((name) => [`$.${name}[0]`, `$.${name}`]);
  const places = ["$[0]", ...named, ...isNamed ? [] : ["$"]];
  const path = places.find((place) => json.kind(place) === "object");
  return path === undefined ? null : new RecordHead(json, path);
}

function recognise({ fits, members, why, sure = 0.95 }: JsonList, head: Head): Recognition | null {
  const first = firstRecord(jsonHead(head), members);
  return first !== null && fits(first) ? { sure, why } : null;
}

/**
 * The source of one list of an API: a page, a bare array, one record alone, or one a line. Stamps that
 * name no zone refuse the file, unless a zone is configured for the kind or most records name one.
 */
export function jsonListSource(list: JsonList): Source {
  const { kind, title } = list;
  return {
    kind,
    title,
    recognise: (head) => recognise(list, head),
    count: (file) => count(list, file),
    read: (file) => refusingNaive(file, kind, read(list, file)),
  };
}
