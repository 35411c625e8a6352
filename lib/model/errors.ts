/** Machine codes of refusals and rejections. The letters after `E-` say what was wrong, not where. */
export type ErrorCode =
  | "E-BOOKS"
  | "E-CHANGED"
  | "E-CONFIG"
  | "E-DATE"
  | "E-DB"
  | "E-DEPTH"
  | "E-DIALECT"
  | "E-DISK"
  | "E-EMPTY"
  | "E-ENCODING"
  | "E-FIELDS"
  | "E-FILE"
  | "E-GZIP"
  | "E-HEADER"
  | "E-ID"
  | "E-JSON"
  | "E-LIMIT"
  | "E-LOCKED"
  | "E-MEM"
  | "E-NOTDATA"
  | "E-NUMBER"
  | "E-QUOTE"
  | "E-SCHEMA"
  | "E-TRUNC"
  | "E-UNKNOWN"
  | "E-ZIP"
  | "E-ZONE";

/**
 * An export, or one record of it, that cannot be taken as it is.
 *
 * `message` reads "Cannot <action> <file>:<line> field "<name>" = "<value>": <reason>. <remedy>."
 */
export class ExportError extends Error {
  override readonly name = "ExportError";
  constructor(readonly code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** A statement the database refused. Carries the SQL, so that a reader can run it again. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  constructor(message: string, readonly sql: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** Too little data for the question, where a caller asked for an answer or nothing. */
export class InsufficientDataError extends Error {
  override readonly name = "InsufficientDataError";
  constructor(message: string, readonly n: number, readonly needed: number) {
    super(message);
  }
}

/** The language model could not be used, or what it wrote did not pass. `cause` says which. */
export class NarrativeError extends Error {
  override readonly name = "NarrativeError";
}
