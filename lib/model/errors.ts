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
  | "E-STALE"
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
  /** `ExportError`. */
  override readonly name = "ExportError";
  /** What was wrong, for machines. */
  readonly code: ErrorCode;

  /** Makes the error; `options.cause` keeps what lay beneath. */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A statement the database refused. Carries the SQL, so that a reader can run it again. */
export class QueryError extends Error {
  /** `QueryError`. */
  override readonly name = "QueryError";
  /** The statement. */
  readonly sql: string;

  /** Makes the error; `options.cause` keeps what the database said. */
  constructor(message: string, sql: string, options?: ErrorOptions) {
    super(message, options);
    this.sql = sql;
  }
}

/** The language model could not be used, or what it wrote did not pass. `cause` says which. */
export class NarrativeError extends Error {
  /** `NarrativeError`. */
  override readonly name = "NarrativeError";
}
