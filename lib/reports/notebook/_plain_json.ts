function plainNumber(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function plainBigint(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function plainObject(value: object): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plainJson(item) ?? null);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => [key, plainJson(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/**
 * The value as JSON can hold it: a number that is none becomes null, a whole number too large for a double its digits, a
 * date its instant, an object of a class its text.
 */
export function plainJson(value: unknown): unknown {
  switch (typeof value) {
    case "number":
      return plainNumber(value);
    case "bigint":
      return plainBigint(value);
    case "object":
      return value === null ? null : plainObject(value);
    case "string":
    case "boolean":
      return value;
    default:
      return undefined;
  }
}
