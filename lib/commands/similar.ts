import type { SimilarIncident } from "../analyses/similar/analysis.ts";
import { similarFinding } from "../analyses/similar/analysis.ts";
import { similarClaims } from "../analyses/similar/claims.ts";
import { lessonRows } from "../analyses/similar/lessons.ts";
import { noveltyFinding } from "../analyses/similar/novelty.ts";
import { noveltyClaims } from "../analyses/similar/novelty_claims.ts";
import type { Asked } from "../analyses/similar/options.ts";
import type { Quote } from "../analyses/similar/quotes.ts";
import { type SimilarRow, similarRows } from "../analyses/similar/rows.ts";
import type { Claim } from "../model/claim.ts";
import { cleanText } from "../model/clean_text.ts";
import type { Finding } from "../model/finding.ts";
import { formatValue } from "../model/format.ts";
import { refusal } from "../model/refusal.ts";
import { renderClaim } from "../model/render_claim.ts";
import { embedderFromEnv } from "../narrative/embedder_from_env.ts";
import { incidentsCalled, openWarehouse, type Warehouse } from "../warehouse/mod.ts";
import { type FoundMeanings, meaningsOf } from "./_meanings.ts";
import { readArguments } from "./arguments.ts";
import { defaultWarehouse } from "./load.ts";
import { complain, say } from "./terminal.ts";
import { toldApart } from "./_told_apart.ts";

const help =
  `Finds past incidents like one at hand: why they are alike, what fixed them, how long they took, what was left to do;
and says so when nothing like it came before.

  deno task similar <incident id | "description"> [--warehouse F] [--json]

  <incident id>   id, number or reference as the warehouse or a tool shows it (1169, INC-123); only incidents that
                  began before it are looked at
  "description"   what is going on, in any words; more words find more
  --warehouse F   the database (default ${defaultWarehouse})
  --json          the result as JSON

A model for embeddings helps to find what says the same in other words when HINDCAST_EMBEDDING_MODEL and
HINDCAST_EMBEDDING_BASE_URL or HINDCAST_EMBEDDING_KEY are set: only masked texts are sent, each once.
Exit code 0: answered; 1: failed; 2: wrong usage.`;

const options = {
  warehouse: { type: "string", default: defaultWarehouse },
  json: { type: "boolean", default: false },
} as const;

/** How many of the nearest are told at length. */
const toldAtLength = 5;
/** Past incidents whose judgement is checked, so that the answer does not wait. */
const checked = 600;

function refused(asked: string, reason: string, remedy: string): RangeError {
  return new RangeError(refusal({ action: "compare", thing: `incident "${asked}"`, reason, remedy }));
}

/** An id is one word with a digit; anything else describes. */
function looksLikeId(asked: string): boolean {
  return !/\s/u.test(asked) && /\d/u.test(asked);
}

/** Whether the words name an incident, by what the warehouse, a tool or people call it, or describe one. */
async function askedOf(warehouse: Warehouse, asked: string, rows: readonly SimilarRow[]): Promise<Asked> {
  const called = await incidentsCalled(warehouse, asked);
  const counted = called.filter(({ incidentId }) => rows.some((row) => row.incidentId === incidentId));
  const [first, second] = counted;
  if (second) throw refused(asked, `it may be ${toldApart(counted)}`, "Give one of these ids");
  if (first) return { incidentId: first.incidentId };
  if (!looksLikeId(asked)) return { description: asked };
  throw refused(
    asked,
    called.length > 0
      ? "it is a test, maintenance or cancelled, or has no start, so no question counts it"
      : "there is no counted incident of this id, number or reference",
    "Give an id, number or reference as its tool shows it, or describe the incident in words",
  );
}

function listed(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what} ${names.map(cleanText).join(", ")}`];
}

function sameOf(past: SimilarIncident): string {
  const same = [
    ...listed(past.sharedTerms.length === 1 ? "word" : "words", past.sharedTerms),
    ...listed(past.sharedServices.length === 1 ? "service" : "services", past.sharedServices),
    ...listed(past.sharedRules.length === 1 ? "alert" : "alerts", past.sharedRules),
    ...listed("in the day before a change of kind", past.sharedChangeKinds),
  ];
  return same.length === 0 ? "Only parts of words are the same." : `The same: ${same.join("; ")}.`;
}

function quoted(opening: string, quote: Quote | null): string[] {
  if (quote === null) return [];
  return [`${opening}: “${quote.text}” (${cleanText(quote.place ?? quote.told ?? "unnamed")}).`];
}

function durationOf({ resolveS, isResolved }: SimilarIncident): string {
  if (resolveS === null) return "how long it took is not known";
  return `${isResolved ? "took" : "lasted at least"} ${formatValue(resolveS, "s")}`;
}

function linesOf(past: SimilarIncident, place: number): string[] {
  const actions = past.actions.map(({ title, status }) =>
    `${cleanText(title)} (${status ?? "status unknown"})`
  );
  const head = `${place + 1}. ${past.startedAt.slice(0, 10)}  ${cleanText(past.title ?? "without a title")}`;
  const details = [
    `${past.incidentId}; ${formatValue(past.similarity, "share")} alike; ${durationOf(past)}.`,
    sameOf(past),
    ...(past.cause === null ? [] : [`Labelled cause: ${cleanText(past.cause)}.`]),
    ...quoted(
      past.fix?.kind === "note" ? "Last note of a remedy before its end" : "What fixed it",
      past.fix,
    ),
    ...quoted("What caused it", past.causeTold),
    ...(actions.length === 0 ? [] : [`To be done after it: ${actions.join("; ")}.`]),
  ];
  return [head, ...details.map((line) => `   ${line}`)];
}

function sentence(claim: Claim): string {
  const text = renderClaim(claim);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function ofIds(claims: readonly Claim[], ids: readonly string[]): string[] {
  return claims.filter(({ id }) => ids.includes(id)).map(sentence);
}

function print(similar: Finding<SimilarIncident>, novelty: Finding<object>, judged: readonly Claim[]): void {
  const claims = similarClaims(similar);
  for (const line of ofIds(claims, ["similar"])) say(line);
  if (similar.rows.length > 0) {
    const nearest = similar.rows.slice(0, toldAtLength);
    say(`\nThe nearest ${nearest.length} of ${formatValue(similar.method.n, "count")} earlier incidents:\n`);
    for (const line of nearest.flatMap(linesOf)) say(line);
    say("");
  }
  for (
    const line of ofIds(claims, ["similar.told", "similar.resolve", "similar.actions", "similar.caveat"])
  ) say(line);
  if (novelty.method.n > 0) {
    say("\nHow well new incidents are told from known kinds:");
    for (const line of ofIds(judged, ["novelty.conformal", "novelty.rule"])) say(line);
  }
}

/** What a model says the incidents mean, where one is set; without it, or where it fails, words alone decide. */
async function askedModel(
  warehouse: Warehouse,
  rows: readonly SimilarRow[],
  asked: Asked,
): Promise<FoundMeanings> {
  const { embedder, reason } = embedderFromEnv(Deno.env.toObject());
  return embedder === null ? { meanings: null, reason } : await meaningsOf(warehouse, embedder, rows, asked);
}

/** `deno task similar <incident id | "description">`. */
export async function similarCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("similar", args, options, help, { needed: ['<incident id | "description">'] });
  if (typeof read === "number") return read;
  const { values, names: [asked = ""] } = read;
  if (!/[\p{L}\p{N}]/u.test(asked)) {
    complain(
      'Cannot run "similar": the description holds no words. Write what is going on, such as "connection pool exhausted".',
    );
    return 2;
  }
  // Vectors are kept in the warehouse: with a model it is opened for writing.
  const readOnly = embedderFromEnv(Deno.env.toObject()).embedder === null;
  const path = values.warehouse ?? defaultWarehouse;
  // One that is not there is refused, not made.
  if (!readOnly) (await openWarehouse(path, { readOnly: true })).close();
  const warehouse = await openWarehouse(path, { readOnly });
  try {
    const rows = await similarRows(warehouse);
    const question = await askedOf(warehouse, asked.trim(), rows);
    const { meanings, reason } = await askedModel(warehouse, rows, question);
    if (reason !== null) {
      complain(`Words alone decide what is alike. The model for embeddings was not used: ${reason}.`);
    }
    const similar = similarFinding(rows, await lessonRows(warehouse), { asked: question, meanings });
    const novelty = noveltyFinding(rows, { most: checked });
    if (values.json) say(JSON.stringify({ asked: question, similar, novelty: { ...novelty, rows: [] } }));
    else print(similar, novelty, noveltyClaims(novelty));
    return 0;
  } finally {
    warehouse.close();
  }
}
