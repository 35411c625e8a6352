import { createHash } from "node:crypto";

const known = new Map<string, string>();

/** Stable pseudonym of a person: the same in every load, telling nothing of the name. */
export function personId(vendor: string, vendorId: string): string {
  const key = `${vendor}:${vendorId}`;
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  const id = `person-${createHash("sha256").update(key).digest("hex").slice(0, 10)}`;
  known.set(key, id);
  return id;
}
