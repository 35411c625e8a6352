import type { TableMapping } from "../../model/config.ts";
import { type ErrorCode, ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import type { ExportFile } from "../../model/source.ts";
import { nearest } from "../../model/nearest.ts";
import { refuse } from "../_refuse.ts";
import { headerLine, otherDelimiter } from "./_header_line.ts";
import { type ColumnKind, mappable, namedColumns, required } from "./_columns.ts";

interface Refused {
  readonly code: ErrorCode;
  readonly line: number;
  readonly value?: string;
  readonly reason: string;
  readonly remedy: string;
}

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
    if (name === "id" && mapping.id_of.length > 0) continue;
    const together = name === "id"
      ? ", or, where no column alone tells records apart, id_of: [<columns that do together>] beside columns:"
      : "";
    throw configError(
      mapping,
      `it does not say where "${name}" stands`,
      `Add ${name}: <column of the export> under columns:${together}`,
    );
  }
}

const columnLimit = 2000;

/** What is wrong with a header, apart from the columns a mapping names. */
function fault(
  head: string,
  header: readonly string[],
  mapping: TableMapping,
): Omit<Refused, "line"> | null {
  if (header.length > columnLimit) {
    const reason = `it has more than ${columnLimit} columns`;
    return { code: "E-LIMIT", reason, remedy: "Export fewer columns" };
  }
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  if (twice !== undefined) {
    const places = header.flatMap((name, at) => (name === twice ? [at + 1] : [])).join(" and ");
    const reason = `columns ${places} are both named "${twice}"`;
    return { code: "E-SCHEMA", reason, remedy: "Rename one of them" };
  }
  const quoted = header.find((name) => /^'.*'$/.test(name.trim()));
  if (quoted !== undefined) {
    const reason = `it quotes with apostrophes, such as ${quoted}`;
    return { code: "E-DIALECT", reason, remedy: "Export it again with double quotes" };
  }
  const delimiter = otherDelimiter(head, mapping);
  return delimiter === null ? null : {
    code: "E-DIALECT",
    reason: `it is separated by ${JSON.stringify(delimiter)}, not by ${JSON.stringify(mapping.delimiter)}`,
    remedy: `Add delimiter: ${JSON.stringify(delimiter)} to the mapping ${mapping.name}`,
  };
}

/** What is wrong with the columns a mapping names. */
function missing(head: string, header: readonly string[], mapping: TableMapping): Refused | null {
  const named = namedColumns(mapping);
  const absent = named.find((column) => !header.includes(column));
  if (absent === undefined) return null;
  const line = headerLine(head, mapping);
  if (line !== null && line > 1) {
    const reason = `${line === 2 ? "a line stands" : "lines stand"} above the header ${
      named.join(mapping.delimiter)
    }`;
    const remedy = line === 2 ? "Remove the line above it" : `Remove the ${line - 1} lines above it`;
    return { code: "E-HEADER", line, reason, remedy };
  }
  if (!named.some((column) => header.includes(column))) {
    const reason = `it is not the header "${
      named.join(mapping.delimiter)
    }" the mapping ${mapping.name} asks for`;
    const remedy = `Put the header above it, or correct columns: of the mapping ${mapping.name}`;
    return { code: "E-HEADER", line: 1, value: header.join(mapping.delimiter), reason, remedy };
  }
  const guess = nearest(absent, header);
  return {
    code: "E-SCHEMA",
    line: 1,
    reason: `it has no column "${absent}", which the mapping ${mapping.name} names`,
    remedy: guess
      ? `Did you mean "${guess}"? Correct hindcast.yaml`
      : `Its columns are ${header.slice(0, 20).join(", ")}: correct hindcast.yaml`,
  };
}

/** Refuses a CSV whose header has a name twice, has too many, or lacks a column the mapping names. */
export function assertHeader(
  file: ExportFile,
  head: string,
  header: readonly string[],
  mapping: TableMapping,
): void {
  const wrong = fault(head, header, mapping) ?? missing(head, header, mapping);
  if (!wrong) return;
  const { code, ...parts } = wrong;
  throw refuse(code, { thing: file.path, line: 1, ...parts });
}
