/** Names the source of Splunk's search results, and the tool their people belong to. */
export const splunkKind = "splunk_results";
/** The tool. */
export const splunk = "splunk";

/** A field of a result: text, or several values. */
export type SplunkValue = string | readonly string[];

/** One row of a search. */
export interface SplunkResult {
  readonly fields: Readonly<Record<string, SplunkValue>>;
  /** Whether a later frame of the export tells it again, as far as the search had come. */
  readonly preview: boolean;
}

/** The first value of a field; null where it has none. */
export function fieldText({ fields }: SplunkResult, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const text = typeof value === "string" ? value : value?.[0];
    if (text !== undefined && text.trim() !== "") return text;
  }
  return null;
}

/** A result as JSON gives it: numbers and other things as their text, empty lists as nothing. */
export function splunkFields(values: Readonly<Record<string, unknown>>): Record<string, SplunkValue> {
  const text = (value: unknown) => typeof value === "string" ? value : JSON.stringify(value);
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      return [[name, Array.isArray(value) ? value.map(text) : text(value)]];
    }),
  );
}
