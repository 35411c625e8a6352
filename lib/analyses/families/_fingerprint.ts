import { createHash } from "node:crypto";
import type { FamilyDecisions } from "../../model/family_decisions.ts";
import type { FindFamiliesOptions } from "./find.ts";
import type { FamilyTextRow } from "./text_rows.ts";

/** Raised whenever the same texts give other families: a test that holds what some texts gave says so. */
export const methodVersion = 2;

function sorted<T>(by: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(by).sort(([a], [b]) => a < b ? -1 : 1);
}

function lists(by: Readonly<Record<string, readonly string[]>>): [string, string[]][] {
  return sorted(by).map(([key, own]) => [key, own.toSorted()]);
}

/**
 * One hash of all that families depend on: method, options, texts and decisions, in whatever order they were written.
 *
 * @returns 64 hexadecimal digits.
 */
export function fingerprintOf(
  rows: readonly FamilyTextRow[],
  { rename, merge, split, pin, none }: FamilyDecisions,
  { seed, draws }: FindFamiliesOptions,
): string {
  const hash = createHash("sha256");
  const add = (part: unknown) => hash.update(JSON.stringify(part)).update("\n");
  add([methodVersion, seed ?? null, draws ?? null]);
  add([sorted(rename), lists(merge), lists(split), sorted(pin), none.toSorted()]);
  for (const row of rows.toSorted((a, b) => a.incidentId < b.incidentId ? -1 : 1)) {
    add([row.incidentId, row.startedAt, row.title, row.summary, row.services, row.causes]);
  }
  return hash.digest("hex");
}
