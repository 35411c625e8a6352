import type { TableMapping } from "../model/config.ts";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { ExportFile } from "../model/source.ts";
import { nearest } from "./_nearest.ts";
import { type ColumnKind, mappable, required } from "./_table_columns.ts";

function configError(mapping: TableMapping, reason: string, remedy: string): ExportError {
  return new ExportError(
    "E-CONFIG",
    refusal({ action: "use", thing: `mapping ${mapping.name} of hindcast.yaml`, reason, remedy }),
  );
}

/** What a canonical column holds. */
export function kindOf(name: string, mapping: TableMapping): ColumnKind {
  const known = mappable[mapping.table];
  const kind = known[name];
  if (kind) return kind;
  const guess = nearest(name, Object.keys(known));
  throw configError(
    mapping,
    `table ${mapping.table} has no column "${name}"`,
    guess ? `Did you mean "${guess}"?` : `Use one of ${Object.keys(known).join(", ")}`,
  );
}

/** Refuses a mapping that leaves out a column without which a row says nothing. */
export function assertComplete(mapping: TableMapping): void {
  for (const name of required[mapping.table]) {
    if (name in mapping.columns || name in mapping.constants) continue;
    throw configError(
      mapping,
      `it does not say where "${name}" stands`,
      `Add ${name}: <column of the export> under columns:`,
    );
  }
}

/** Refuses a CSV whose header has a name twice or lacks a column the mapping names. */
export function assertHeader(file: ExportFile, header: readonly string[], mapping: TableMapping): void {
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  const error = (reason: string, remedy: string) =>
    new ExportError("E-SCHEMA", refusal({ action: "load", thing: file.path, line: 1, reason, remedy }));
  if (twice !== undefined) {
    const places = header.flatMap((name, at) => (name === twice ? [at + 1] : [])).join(" and ");
    throw error(`columns ${places} are both named "${twice}"`, "Rename one of them");
  }
  const separator = [";", "\t", "|", ","].find((letter) =>
    letter !== mapping.delimiter && header[0]?.includes(letter)
  );
  if (header.length === 1 && separator !== undefined) {
    throw error(
      `it is not separated by "${mapping.delimiter}"`,
      `Add delimiter: ${JSON.stringify(separator)} to the mapping ${mapping.name}`,
    );
  }
  for (const column of Object.values(mapping.columns)) {
    if (header.includes(column)) continue;
    const guess = nearest(column, header);
    throw error(
      `it has no column "${column}", which the mapping ${mapping.name} names`,
      guess
        ? `Did you mean "${guess}"? Correct hindcast.yaml`
        : `Its columns are ${header.slice(0, 20).join(", ")}: correct hindcast.yaml`,
    );
  }
}
