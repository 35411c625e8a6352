import { join } from "node:path";
import type { Claim } from "../../model/claim.ts";
import { refusal } from "../../model/refusal.ts";
import { claimsIn } from "./claims_in.ts";
import { parseDraft } from "./document.ts";
import { names, textOf } from "./files.ts";

/** Of a draft that is still written anew. */
const statuses: readonly string[] = ["draft", "in review"];

/** What people left of an earlier draft, and what that was when it was written. */
export interface Earlier {
  readonly mine: string;
  /** Null where no draft wrote the document. */
  readonly base: string | null;
  readonly status: string;
  /** What it was written from; none of a final one. */
  readonly claims: readonly Claim[];
}

/**
 * Reads what stands in a folder; null where nothing does.
 *
 * @throws {TypeError} when its status is none there is, or no draft wrote it.
 */
export async function earlierIn(out: string): Promise<Earlier | null> {
  const mine = await textOf(join(out, names.draft));
  if (mine === null) return null;
  const status = parseDraft(mine).front.get("status")?.toLowerCase() ?? "draft";
  if (status !== "final" && !statuses.includes(status)) {
    throw new TypeError(refusal({
      action: "write",
      thing: join(out, names.draft),
      reason: `its status "${status}" is none of ${statuses.join(", ")}, final`,
      remedy: "Set one of these; a final one is left alone",
    }));
  }
  const base = await textOf(join(out, names.base));
  if (status === "final") return { mine, base, status, claims: [] };
  if (base !== null) return { mine, base, status, claims: await claimsIn(out) };
  throw new TypeError(refusal({
    action: "write",
    thing: join(out, names.draft),
    reason: `a document stands there without ${names.base}, so what people changed cannot be told`,
    remedy: "Move it away, or name another folder with --out",
  }));
}
