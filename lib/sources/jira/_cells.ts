import type { Defect } from "../../model/source.ts";
import { readLocalStamp } from "../_local_stamp.ts";

/** The cells of an issue by column, names in lower case: Jira writes a field of many values as columns of one name. */
export type JiraCells = ReadonlyMap<string, readonly string[]>;

/** Columns under older and newer names. */
const aliases: Readonly<Record<string, string>> = {
  "component/s": "components",
  "fix version/s": "fix versions",
  "affects version/s": "affects versions",
  "issuetype": "issue type",
  "key": "issue key",
};

/** Names of the columns; their case differs between Jira's releases. */
export function jiraColumns(header: readonly string[]): readonly string[] {
  return header.map((written) => {
    const name = written.trim().replaceAll(/\s+/g, " ").toLowerCase();
    return Object.hasOwn(aliases, name) ? aliases[name] as string : name;
  });
}

const stamps = new Set(["created", "updated", "resolved", "last viewed", "due date"]);

/** Columns whose cells are dates, in the order the file writes them. */
export function isStampColumn(column: string): boolean {
  return stamps.has(column);
}

const manyValued =
  /^(?:labels|comment|sprint|attachment|components|(?:fix|affects) versions|watchers(?: id)?|log work|(?:in|out)ward issue link.*)$/;

function isStamp(cell: string): boolean {
  return "at" in readLocalStamp(cell, "UTC", "day_first") ||
    "at" in readLocalStamp(cell, "UTC", "month_first");
}

const shapes: readonly (readonly [RegExp, (cell: string) => boolean])[] = [
  [/^issue key$/, (cell) => /^[A-Z][A-Z0-9_]*-\d+$/i.test(cell)],
  [/^(?:issue id|parent id|project id|votes)$/, (cell) => /^\d*$/.test(cell)],
  [/^(?:created|updated|resolved|last viewed|due date)$/, (cell) => cell === "" || isStamp(cell)],
  [/^labels$/, (cell) => /^\S*$/.test(cell)],
  [/^(?:comment|attachment|log work)$/, (cell) => cell === "" || isStamp(cell.split(";")[0] ?? "")],
  [/^(?:in|out)ward issue link/, (cell) => /^(?:[A-Z][A-Z0-9_]*-\d+)?$/i.test(cell)],
];

function fits(columns: readonly string[], cells: readonly string[]): boolean {
  return columns.every((column, at) => {
    const shape = shapes.find(([name]) => name.test(column));
    return shape === undefined || shape[1](cells[at]?.trim() ?? "");
  });
}

function grouped(columns: readonly string[], cells: readonly string[]): JiraCells {
  const pairs = columns.map((column, at) => [column, cells[at]?.trim() ?? ""] as const);
  const filled = Map.groupBy(pairs.filter(([, cell]) => cell !== ""), ([column]) => column);
  return new Map([...filled].map(([column, own]) => [column, own.map(([, cell]) => cell)]));
}

/** Columns of fields with many values: Jira's own, and whatever else the header names twice. */
function manyValuedOf(columns: readonly string[]): ReadonlySet<string> {
  return new Set(columns.filter((column, at) => manyValued.test(column) || columns.indexOf(column) !== at));
}

/** The columns as they would stand if a field had as many values more as there are cells too many. */
function widened(columns: readonly string[], field: string, surplus: number): readonly string[] {
  const end = columns.lastIndexOf(field) + 1;
  return [...columns.slice(0, end), ...Array<string>(surplus).fill(field), ...columns.slice(end)];
}

/**
 * The cells of one issue by column. Jira writes rows wider than the header where an issue has more values of a field than
 * the header has columns of its name: the one field is sought that gives every other cell its place.
 *
 * @returns the cells, or why no place or more than one was found.
 */
export function jiraCells(
  columns: readonly string[],
  cells: readonly string[],
): { readonly cells: JiraCells } | { readonly fault: Defect } {
  const surplus = cells.length - columns.length;
  if (surplus <= 0) return { cells: grouped(columns, cells) };
  const many = manyValuedOf(columns);
  const isPadded = cells.slice(columns.length).every((cell) => cell.trim() === "");
  const places = [
    ...(isPadded ? [columns] : []),
    ...[...many].map((field) => widened(columns, field, surplus)),
  ]
    .filter((place) => fits(place, cells)).map((place) => grouped(place, cells));
  const singleValues = (place: JiraCells) =>
    JSON.stringify([...place].filter(([column]) => !many.has(column)));
  const [found] = places;
  const isSettled = new Set(places.map(singleValues)).size === 1;
  if (found && isSettled) return { cells: found };
  const why = found ? "several fields could hold them" : "no field can hold them";
  const reason = `it has ${cells.length} cells, ${surplus} more than the header, and ${why}`;
  return { fault: { code: "E-FIELDS", field: null, value: cells.slice(columns.length).join(","), reason } };
}
