import type { JsonHead } from "./_json_head.ts";

/** What the start of a file shows of one record, its fields by their paths below it: `status.name`. */
export class RecordHead {
  constructor(private readonly json: JsonHead, private readonly path: string) {}

  #at(field: string): string {
    return `${this.path}.${field}`;
  }

  /** Whether the record has all these fields. */
  has(...fields: readonly string[]): boolean {
    return fields.every((field) => this.json.has(this.#at(field)));
  }

  /** Whether the record has none of these fields. */
  lacks(...fields: readonly string[]): boolean {
    return !fields.some((field) => this.json.has(this.#at(field)));
  }

  /** Kind of a field's value. */
  kind(field: string): "array" | "object" | "scalar" | undefined {
    return this.json.kind(this.#at(field));
  }

  /** Text of a string or number; empty where there is none. */
  text(field: string): string {
    return this.json.text(this.#at(field));
  }

  /** Names of the record's fields. */
  keys(): readonly string[] {
    return this.json.keys(this.path);
  }

  /** The record inside a field. */
  inner(field: string): RecordHead {
    return new RecordHead(this.json, this.#at(field));
  }
}
