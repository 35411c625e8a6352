/** The first of some stamps in UTC; null where there are none. */
export function earliest(stamps: readonly (string | null)[]): string | null {
  return stamps.filter((stamp) => stamp !== null).sort()[0] ?? null;
}

/** The last of some stamps in UTC; null where there are none. */
export function latest(stamps: readonly (string | null)[]): string | null {
  return stamps.filter((stamp) => stamp !== null).sort().at(-1) ?? null;
}
