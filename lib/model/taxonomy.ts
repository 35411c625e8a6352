import { z } from "zod";

/** Whether an incident's deeper reason is meant, or what set it off. */
export type CauseRole = "cause" | "trigger";

/** A kind of cause or trigger. */
export interface CauseCategory {
  /** Name, in lower case: `capacity`. */
  readonly name: string;
  /** What it is, one sentence. */
  readonly definition: string;
  /** What is taken for it and is something else. */
  readonly not: string;
  /** Words and pairs of words that speak for it; none for `unknown`. */
  readonly seeds: readonly string[];
}

/** What incidents are put down to. */
export interface Taxonomy {
  /** The question each role answers. */
  readonly roles: Readonly<Record<CauseRole, string>>;
  /** In the order of the file; `unknown` is among them. */
  readonly categories: readonly CauseCategory[];
}

/** The category for what cannot be told. */
export const unknownCategory = "unknown";

const sentence = z.string({ error: "is missing" }).trim().min(1, "is empty");
const name = z.string().regex(
  /^[a-z][a-z0-9_]{0,39}$/,
  "is no name of lower case letters, digits and underscores, 40 at most",
);

const categorySchema = z.strictObject({
  definition: sentence,
  not: sentence,
  seeds: z.array(sentence, { error: "is no list of words" }),
});

const schema = z.strictObject({
  roles: z.strictObject({ cause: sentence, trigger: sentence }, { error: "is missing" }),
  categories: z.record(name, categorySchema, { error: "is missing" }),
}, { error: "is no list of keys" });

function categoriesOf(read: z.infer<typeof schema>): CauseCategory[] {
  return Object.entries(read.categories).map(([name, category]) => ({ name, ...category }));
}

/** What is wrong with categories that each by itself is sound. */
function togetherProblem(categories: readonly CauseCategory[]): string | undefined {
  if (!categories.some(({ name }) => name === unknownCategory)) {
    return `categories.${unknownCategory} is missing`;
  }
  if (categories.length < 3) return `categories holds only one besides ${unknownCategory}`;
  if (categories.length > 40) return `categories holds ${categories.length}, more than 40`;
  const owners = new Map<string, string>();
  for (const { name, seeds } of categories) {
    for (const seed of new Set(seeds.map((seed) => seed.toLowerCase()))) {
      const owner = owners.get(seed);
      if (owner !== undefined) {
        return `the seed "${seed}" stands in both categories.${owner} and categories.${name}`;
      }
      owners.set(seed, name);
    }
  }
  return undefined;
}

function issueOf({ path, message, code, ...rest }: z.core.$ZodIssue): string {
  const keys = code === "unrecognized_keys" && "keys" in rest ? rest.keys : [];
  if (keys.length > 0) return `${[...path, keys[0]].join(".")} is no key it knows`;
  return `${path.join(".") || "the file"} ${
    code === "invalid_key" ? "is no name of lower case letters, digits and underscores, 40 at most" : message
  }`;
}

/**
 * Checks a parsed `data/labels/taxonomy.yaml`.
 *
 * @param value what the YAML parser returned.
 * @param file named in the message.
 * @throws {TypeError} naming every key that is wrong.
 *
 * @example
 * ```ts
 * import { parseTaxonomy } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const category = { definition: "It broke.", not: "It was full.", seeds: ["broken"] };
 * const { categories } = parseTaxonomy({
 *   roles: { cause: "Why at all?", trigger: "Why then?" },
 *   categories: { hardware: category, capacity: { ...category, seeds: ["full"] }, unknown: { ...category, seeds: [] } },
 * });
 * assert.deepEqual(categories.map(({ name }) => name), ["hardware", "capacity", "unknown"]);
 * assert.throws(() => parseTaxonomy({}), /^TypeError: Cannot read the taxonomy: roles is missing; categories is missing/);
 * ```
 */
export function parseTaxonomy(value: unknown, file = "the taxonomy"): Taxonomy {
  const read = schema.safeParse(value ?? {});
  const categories = read.success ? categoriesOf(read.data) : [];
  const problem = read.success ? togetherProblem(categories) : read.error.issues.map(issueOf).join("; ");
  if (problem !== undefined || !read.success) {
    throw new TypeError(`Cannot read ${file}: ${problem}. Correct these keys.`);
  }
  return { roles: read.data.roles, categories };
}
