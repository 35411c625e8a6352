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

/** What people wrote about one incident does not become another's. */
function assertSame(path: string, of: string | undefined, incidentId: string): void {
  if (of === undefined || of === incidentId) return;
  throw new TypeError(refusal({
    action: "write",
    thing: path,
    reason: `the draft of another incident stands there, ${of}`,
    remedy: "Name another folder with --out; without it each incident has its own",
  }));
}

/**
 * Reads what stands in a folder; null where nothing does.
 *
 * @throws {TypeError} when its status is none there is, no draft wrote it, or it is another incident's.
 */
export async function earlierIn(out: string, incidentId: string): Promise<Earlier | null> {
  const mine = await textOf(join(out, names.draft));
  if (mine === null) return null;
  const { front } = parseDraft(mine);
  assertSame(join(out, names.draft), front.get("incident"), incidentId);
  const status = front.get("status")?.toLowerCase() ?? "draft";
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
