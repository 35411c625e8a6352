import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { placeOf } from "./_place.ts";

/** A word of a tool that has no meaning here yet. */
export interface UnmappedWord {
  /** The word as the export writes it. */
  readonly word: string;
  /** What it would tell: `severity`, `status`, `incident_type` or `service`. */
  readonly field: string;
  /** Rows it stands in. */
  readonly rows: number;
  /** Sources that use it. */
  readonly sources: string;
  /** The line for `hindcast.yaml`; its meaning is a guess to be corrected. */
  readonly paste: string;
  /** File, line and JSON path of the first row. */
  readonly first: string | null;
}

const sql = `
SELECT entity_id AS word, field, CAST(value AS BIGINT) AS "rows",
  regexp_extract(message, '" of (.*) \\([0-9]+ rows?\\)', 1) AS sources,
  regexp_extract(message, 'hindcast\\.yaml: (.*)$', 1) AS paste, ${placeOf("checks")} AS first
FROM checks LEFT JOIN files USING (file_id)
WHERE check_name IN ('unmapped_word', 'unmapped_incident_type', 'unmapped_service')
ORDER BY "rows" DESC, field, word`;

/**
 * Reads the words that leave a field empty because nothing says what they mean, most frequent first, each with the line
 * to add to `hindcast.yaml`.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function unmappedWords(warehouse: Warehouse): Promise<Rows<UnmappedWord>> {
  return warehouse.query<UnmappedWord>("data_quality.words", sql);
}
