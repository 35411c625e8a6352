/** One rule about the data: a SELECT of the rows that break it. */
export interface Check {
  readonly name: string;
  /** Whether such rows are left out of the headline "without suspect rows". */
  readonly suspect: boolean;
  /** Gives `entity_table, entity_id, field, value, message, file_id, line, path`. */
  readonly sql: string;
}
