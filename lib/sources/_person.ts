import { createHash } from "node:crypto";

/** Stable pseudonym of a person: the same in every load, telling nothing of the name. */
export function personId(vendor: string, vendorId: string): string {
  return `person-${createHash("sha256").update(`${vendor}:${vendorId}`).digest("hex").slice(0, 10)}`;
}
