import { z } from "zod";
import { refusal } from "./refusal.ts";

/** What people decided about families of incidents; it wins over what the texts say. */
export interface FamilyDecisions {
  /** Family → the name people use. */
  readonly rename: Readonly<Record<string, string>>;
  /** Family → families that are the same and go into it. */
  readonly merge: Readonly<Record<string, readonly string[]>>;
  /** Name of a family of people's own → its incidents. */
  readonly split: Readonly<Record<string, readonly string[]>>;
  /** Incident → the family it belongs to, or the name of one under `split`. */
  readonly pin: Readonly<Record<string, string>>;
  /** Incidents that are in no family. */
  readonly none: readonly string[];
}

const word = z.string({ error: "is no text" }).trim().min(1, "is empty");
const words = z.array(word, { error: "is no list" });
const byWord = <T extends z.ZodType>(value: T) =>
  z.record(word, value, { error: "is no list of keys and values" });

const schema = z.strictObject({
  rename: byWord(word).default({}),
  merge: byWord(words).default({}),
  split: byWord(words).default({}),
  pin: byWord(word).default({}),
  none: words.default([]),
}, { error: "is no list of keys and values" });

/** Incidents that two decisions claim. */
function claimedTwice({ split, pin, none }: FamilyDecisions): string[] {
  const claims = [
    ...Object.values(split).flatMap((own) => [...new Set(own)]),
    ...Object.keys(pin),
    ...new Set(none),
  ];
  const seen = new Set<string>();
  return [...new Set(claims.filter((incident) => seen.has(incident) || !seen.add(incident)))];
}

/** Families that go into another which itself goes into one, or into two. */
function mergedTwice({ merge }: FamilyDecisions): string[] {
  const gone = Object.values(merge).flat();
  return [...new Set(gone.filter((id, at) => id in merge || gone.indexOf(id) !== at))];
}

function problemsOf(error: z.ZodError): string {
  return error.issues.map((issue) => {
    const place = issue.path.map(String).join(".") || "the file";
    return issue.code === "unrecognized_keys"
      ? `"${issue.keys.join('", "')}" is no key: it may hold ${Object.keys(schema.shape).join(", ")}`
      : `${place} ${issue.message}`;
  }).join("; ");
}

function decisionsError(reason: string, remedy: string): TypeError {
  return new TypeError(refusal({ action: "read", thing: "the decisions about families", reason, remedy }));
}

/**
 * Checks a parsed `data/labels/families.yaml`; an empty file decides nothing.
 *
 * @throws {TypeError} naming what is wrong.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseFamilyDecisions } from "hindcast";
 *
 * const decisions = parseFamilyDecisions({ rename: { "family-1a2b3c4d": "Connection pools" } });
 * assert.equal(decisions.rename["family-1a2b3c4d"], "Connection pools");
 * assert.deepEqual(decisions.none, []);
 * assert.throws(() => parseFamilyDecisions({ rname: {} }), /"rname" is no key/);
 * ```
 */
export function parseFamilyDecisions(value: unknown): FamilyDecisions {
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) throw decisionsError(problemsOf(parsed.error), "Correct these keys");
  const [incident] = claimedTwice(parsed.data);
  if (incident !== undefined) {
    throw decisionsError(`incident "${incident}" is decided about twice`, "Leave it in one place");
  }
  const [family] = mergedTwice(parsed.data);
  if (family !== undefined) {
    throw decisionsError(`family "${family}" is merged more than once`, "Merge all into one family at once");
  }
  return parsed.data;
}
