/** Types a parameter may be declared with, alone or joined by `|`. */
export type ParameterType = "string" | "number" | "boolean" | "null";

/** What a parameter may hold. */
export type ParameterValue = string | number | boolean | null;

/** One parameter of a notebook. */
export interface Parameter {
  /** As declared. */
  readonly name: string;
  /** Declared types, as written: `string | null` gives both. */
  readonly types: readonly ParameterType[];
  /** The value it has when nothing else is asked for. */
  readonly initial: ParameterValue;
  /** The comment behind the declaration, or nothing. */
  readonly description: string;
}
