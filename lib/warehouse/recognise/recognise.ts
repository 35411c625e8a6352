import type { Config } from "../../model/config.ts";
import type { BulkSource, Head, Recognition, Source } from "../../model/source.ts";
import { foreignZip } from "../files/foreign.ts";
import { fileError } from "../files/inspect.ts";
import { isWide } from "./_is_wide.ts";
import { proposedMapping } from "./_proposed_mapping.ts";
import { unknownJson } from "./_unknown_json.ts";
import { type UnknownTable, unknownTable } from "./_unknown_table.ts";

/** Any kind of export. */
export type AnySource = Source | BulkSource;

/** A source's claim on a file. */
export interface Claimed extends Recognition {
  readonly source: AnySource;
}

/** Every source that knows the file, surest first. */
export function claimsOn(head: Head, sources: readonly AnySource[], config: Config): Claimed[] {
  return sources
    .flatMap((source) => {
      const recognition = source.recognise(head, config);
      return recognition ? [{ ...recognition, source }] : [];
    })
    .sort((a, b) => b.sure - a.sure || (a.source.kind < b.source.kind ? -1 : 1));
}

function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]{1,80})/i.exec(html)?.[1]?.trim();
  return title ? `, title "${title}"` : "";
}

/** What an API says instead of data: in a text, in an object, or in a list of either. */
function apiMessage(text: string): string | undefined {
  const listed =
    /^\s*\{\s*"errors"\s*:\s*\[\s*(?:"([^"]{1,160})|\{[^}]*?"(?:detail|message|title)"\s*:\s*"([^"]{1,160}))/
      .exec(text);
  return listed?.[1] ?? listed?.[2] ??
    /^\s*\{[^[]{0,400}"(?:error|errors|message)"\s*:\s*(?:\{[^}]*?"message"\s*:\s*)?"([^"]{1,160})"/
      .exec(text)?.[1];
}

/** Whether the first line of a table looks like its second: no column is named by a date or an address. */
function isHeadless(text: string): boolean {
  const [first = ""] = text.split(/[\r\n]/, 1);
  return first.split(/[,;\t|]/).some((cell) =>
    /^"?(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|https?:)/.test(cell)
  );
}

/** Whether a zip is nothing but one packed file: no source knows the zip, and no office program wrote it. */
export function isPackedFile(head: Head, sources: readonly AnySource[], config: Config): boolean {
  return head.entries.length === 1 && foreignZip(head.entries) === null &&
    claimsOn(head, sources, config).length === 0;
}

/** Each zip in a zip may unpack to as much as a zip may: a few are exports put together, hundreds would fill a disk. */
const mostZips = 50;

function packedIn(entries: readonly string[]): number {
  return entries.filter((entry) => /\.zip$/i.test(entry)).length;
}

/** Whether a zip is nothing but several packed files: no source knows the zip, and no office program wrote it. */
export function isPackedFolder(head: Head, sources: readonly AnySource[], config: Config): boolean {
  return head.entries.length > 1 && packedIn(head.entries) <= mostZips && foreignZip(head.entries) === null &&
    claimsOn(head, sources, config).length === 0;
}

/** What a zip holds, where it is no export of a kind that comes as a zip. */
function unknownZip(head: Head): Error {
  const foreign = foreignZip(head.entries);
  if (foreign) return fileError("E-NOTDATA", head.path, `it is ${foreign.what}`, foreign.remedy);
  const zips = packedIn(head.entries);
  if (zips > mostZips) {
    const reason = `it is a zip with ${zips} zips in it, of which ${mostZips} at most are opened`;
    return fileError("E-LIMIT", head.path, reason, "Unpack it yourself and load the folder");
  }
  const [first = ""] = head.entries;
  const more = head.entries.length > 1 ? ` and ${head.entries.length - 1} more` : "";
  return fileError(
    "E-UNKNOWN",
    head.path,
    `it is a zip with ${first}${more}, and no export that is known comes like that`,
    "Unpack it into the folder",
  );
}

/** Whether the first record of some JSON is a person: it has a name of theirs and nothing that happened. */
function isPeople(head: Head): boolean {
  const first =
    /^\s*(?:\[|\{\s*(?:"\w+"\s*:\s*(?:true|false|"[^"]*"|\d+)\s*,\s*)*"\w+"\s*:\s*\[)?\s*(\{[^]{0,2000})/
      .exec(head.text)?.[1];
  const record = first?.split(/\}\s*,?\s*(?:\{|\])/, 1)[0] ?? "";
  return /"(?:email|username|user_name|fullName|full_name|real_name)"\s*:/.test(record) &&
    !/"\w*(?:start|end|resolved|declared|status|severity|title|message|text)\w*"\s*:/i.test(record);
}

const preambleLimit = 30;

/** A table that would be known without the lines above its header: a title, or the separator that Excel is told. */
function underLines(head: Head, sources: readonly AnySource[], config: Config): Error | null {
  if (/^\s*[[{<]/.test(head.text) || /\.(?:md|markdown)$/i.test(head.path)) return null;
  const starts = [...head.text.matchAll(/\r\n|\n|\r/g)].slice(0, preambleLimit);
  for (const [at, { 0: end, index }] of starts.entries()) {
    const text = head.text.slice(index + end.length);
    const header = text.split(/[\r\n]/, 1)[0] ?? "";
    if (!/[,;\t]/.test(header)) continue;
    const [best] = claimsOn({ ...head, text }, sources, config);
    if (!best || best.source.kind.startsWith("log_")) continue;
    const [what, lines] = at === 0
      ? ["a line stands", "the line above it"]
      : ["lines stand", `the ${at + 1} lines above it`];
    return fileError(
      "E-HEADER",
      head.path,
      `${what} above the header ${header.slice(0, 80)}, by which it is ${best.source.kind}`,
      `Remove ${lines}`,
      at + 2,
    );
  }
  return null;
}

const columnsShown = 20;

/** A table that no source knows, with a mapping to begin with. */
function unknownColumns({ path }: Head, table: UnknownTable): Error {
  const { line, header, delimiter } = table;
  if (line > 1) {
    const [what, lines] = line === 2 ? ["a line stands", "line"] : ["lines stand", `${line - 1} lines`];
    const reason = `${what} above what reads as its header, ${header.join(delimiter).slice(0, 80)}`;
    const remedy = `Remove the ${lines} above it, and load it again to be told how to describe its columns`;
    return fileError("E-HEADER", path, reason, remedy, line);
  }
  const named = header.slice(0, columnsShown).map((name) => `"${name}"`).join(", ");
  const proposed = proposedMapping(header, `format: csv, delimiter: ${JSON.stringify(delimiter)}`, path);
  const begin = proposed === null ? "" : `, such as - ${proposed}, as far as that is what they mean`;
  const wide = proposed === null && isWide(table)
    ? "If they are metrics, write one row per sample instead, with the columns time, metric and value, and load that; else describe"
    : "Describe";
  return fileError(
    "E-UNKNOWN",
    path,
    `no source recognises it; its columns are ${named}`,
    `${wide} them under tables: in hindcast.yaml${begin}; or move it out of the folder`,
  );
}

/** Says what an unrecognised file looks like, so that people know what to do. */
function unknown(head: Head): Error {
  if (head.entries.length > 0) return unknownZip(head);
  if (/^\s*(<!doctype html|<html)/i.test(head.text)) {
    return fileError(
      "E-NOTDATA",
      head.path,
      `it looks like an HTML page${titleOf(head.text)}`,
      "Log in and export again; a page that goes with others and is no postmortem may be moved out of the folder",
    );
  }
  const feed = /^\s*(?:<\?xml[^>]*\?>\s*)?<(feed|rss)\b/i.exec(head.text)?.[1];
  if (feed !== undefined) {
    return fileError(
      "E-UNKNOWN",
      head.path,
      `it is ${
        feed.toLowerCase() === "rss" ? "an RSS" : "an Atom"
      } feed, which tells too little of incidents`,
      "Save the page's incidents as JSON in its place; a Statuspage gives them under /api/v2/incidents.json",
    );
  }
  if (/^\s*<\?xml\b/i.test(head.text)) {
    return fileError(
      "E-UNKNOWN",
      head.path,
      "it is XML of no kind that is known",
      "Export it as CSV or JSON, or move it out of the folder",
    );
  }
  const message = apiMessage(head.text);
  if (message && head.complete && !/[[]\s*\{/.test(head.text.replace(/"errors"\s*:\s*\[/, ""))) {
    return fileError(
      "E-NOTDATA",
      head.path,
      `it holds an API's error: "${message}"`,
      "Correct the request and export again",
    );
  }
  if (isPeople(head)) {
    return fileError(
      "E-UNKNOWN",
      head.path,
      "it is a list of people, and nothing in it says of which tool",
      "Save the users with all fields the tool's API gives (Slack: profile; Opsgenie: username, fullName and role; PagerDuty: contact_methods and notification_rules), or move it out of the folder: then ids stand for people",
    );
  }
  if (/^\s*[[{]/.test(head.text)) {
    const { reason, remedy } = unknownJson(head.text, head.path.split("/").at(-1) ?? head.path);
    return fileError("E-UNKNOWN", head.path, reason, remedy);
  }
  if (/\.(?:md|markdown)$/i.test(head.path)) {
    return fileError(
      "E-UNKNOWN",
      head.path,
      "it is Markdown without the sections of a postmortem",
      "If it is one, name its sections by headings such as Summary, Timeline, Root cause and Action items; else move it out of the folder",
    );
  }
  const table = unknownTable(head.text);
  if (table !== null && !isHeadless(head.text)) return unknownColumns(head, table);
  if (head.text !== "" && !/[,;\t|]/.test(head.text.trimStart().split("\n", 1)[0] ?? "")) {
    return fileError(
      "E-UNKNOWN",
      head.path,
      "it is text without columns, and too few of its lines have a stamp with date and seconds for a log",
      "Move it out of the folder",
    );
  }
  if (isHeadless(head.text)) {
    return fileError(
      "E-HEADER",
      head.path,
      "its first line holds values, not the names of columns",
      "Put a header above it and describe its columns: under tables: in hindcast.yaml",
      1,
    );
  }
  return fileError(
    "E-UNKNOWN",
    head.path,
    "no source recognises it",
    "Describe its columns under tables: in hindcast.yaml, or move it out of the folder",
  );
}

/** Two mappings of one's own fit a file equally well: which is meant only its owner knows. */
function twoMappings(head: Head, names: readonly string[]): Error {
  return fileError(
    "E-CONFIG",
    head.path,
    `the mappings ${names.join(" and ")} fit it equally well`,
    "Add files: <pattern of the file's name> to them in hindcast.yaml, so that only one fits",
  );
}

/**
 * The source that reads a file.
 *
 * @throws {ExportError} `E-CONFIG` where two mappings fit equally well, `E-NOTDATA` for pages and errors saved as exports, `E-UNKNOWN` for what nobody knows.
 */
export function recognise(head: Head, sources: readonly AnySource[], config: Config): Claimed {
  const claims = claimsOn(head, sources, config);
  const [best] = claims;
  if (!best) throw underLines(head, sources, config) ?? unknown(head);
  const mappings = new Set(config.tables.map(({ name }) => name));
  const equal = claims.filter(({ sure, source }) => sure === best.sure && mappings.has(source.kind));
  if (equal.length > 1) throw twoMappings(head, equal.map(({ source }) => source.kind));
  return best;
}
