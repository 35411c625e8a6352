import { createHash } from "node:crypto";

/** SHA-256 of bytes, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A cell as Jupyter may write it: its text whole or line by line. */
interface SavedCell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
}

/** Kind and text of each cell; null where this is no notebook. */
function saidIn(bytes: Uint8Array): string | null {
  try {
    const { cells } = JSON.parse(new TextDecoder().decode(bytes)) as { cells: readonly SavedCell[] };
    return JSON.stringify(cells.map(({ cell_type, source }) => [
      cell_type,
      Array.isArray(source) ? source.join("") : source,
    ]));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * What tells whether people changed a file of an edition: SHA-256 of its bytes; of a notebook SHA-256 of the kind and text
 * of its cells, for Jupyter writes outputs, metadata and layout anew where it only saves.
 */
export function hashAsWritten(name: string, bytes: Uint8Array): string {
  const said = name.endsWith(".ipynb") ? saidIn(bytes) : null;
  return hashOf(said === null ? bytes : new TextEncoder().encode(said));
}
