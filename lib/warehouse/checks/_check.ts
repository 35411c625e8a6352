import type { Filled } from "../_held.ts";

/** One rule about the data: a SELECT of the rows that break it. */
export interface Check {
  readonly name: string;
  /** Whether such rows are left out of the headline "without suspect rows". */
  readonly suspect: boolean;
  /** Table without whose rows there is nothing to look at; null where it must be asked in any case. */
  readonly of: Filled | null;
  /** Gives `entity_table, entity_id, field, value, message, file_id, line, path`. */
  readonly sql: string;
}
