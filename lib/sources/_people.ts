import type { SourceRow } from "../model/source.ts";
import { personId } from "./_person.ts";

/** People an export names: their id in the tool, and their name where the tool gives one. */
export type NamedPeople = ReadonlyMap<string, string | null>;

/** What a tool tells of a person. */
export interface ToldOfPerson {
  readonly name: string | null;
  readonly email?: string | null;
  readonly team?: string | null;
}

/** The row of a person, the same from every kind of file of a tool. */
export function personRow(vendor: string, id: string, told: ToldOfPerson): SourceRow {
  return {
    table: "people",
    row: { person_id: personId(vendor, id), source: vendor, vendor_id: id, ...told },
  };
}

/** One row for each person. */
export function personRows(vendor: string, people: NamedPeople): SourceRow[] {
  return [...people].map(([id, name]) => personRow(vendor, id, { name }));
}

/** Takes the names of people out of a text, whole words only, the longest first. */
export type HideNames = (text: string | null) => string | null;

/** Hides the names of these people behind their pseudonyms. */
export function hidingNames(vendor: string, people: NamedPeople): HideNames {
  const ids = new Map([...people].flatMap(([id, name]) => name ? [[name, personId(vendor, id)]] : []));
  if (ids.size === 0) return (text) => text;
  const names = [...ids.keys()].sort((a, b) => b.length - a.length);
  const either = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, "gu");
  return (text) => text?.replace(pattern, (name) => ids.get(name) ?? name) ?? null;
}
