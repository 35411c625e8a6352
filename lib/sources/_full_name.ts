/** A name out of its parts; null where there are none. */
export function fullName(first: string | null, last: string | null): string | null {
  return [first, last].filter((part) => part !== null).join(" ") || null;
}
