import { type SimilarityIndex, similarityIndex, type Telling } from "../../text/similarity_index.ts";
import { textMask } from "../../text/text_mask.ts";
import { wordsOf } from "../../text/words_of.ts";
import type { SimilarRow } from "./rows.ts";
import { Vocabulary } from "./_vocabulary.ts";

/** Words, all different, below which a text is too thin to tell a new kind of incident from an old one. */
export const fewestWords = 8;

/** An incident as it is compared. */
export interface Told {
  readonly telling: Telling;
  /** How many different words it has. */
  readonly words: number;
}

/** Incidents in order of time, prepared to be asked which of them are like another. */
export interface History {
  readonly rows: readonly SimilarRow[];
  /** Where the incident of an id stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly told: readonly Told[];
  /** When each began, milliseconds since 1970. */
  readonly startedAtMs: readonly number[];
  readonly index: SimilarityIndex;
  readonly vocabulary: Vocabulary;
  /** Services anybody named. */
  readonly services: readonly string[];
  /** Prepares the texts of an incident. */
  tell(incident: Pick<SimilarRow, "title" | "summary" | "services" | "rules" | "changeKinds">): Told;
}

function marksOf(incident: Pick<SimilarRow, "services" | "rules" | "changeKinds">): string[] {
  return [
    ...incident.services.map((service) => `service:${service}`),
    ...incident.rules.map((rule) => `rule:${rule}`),
    ...incident.changeKinds.map((kind) => `change:${kind}`),
  ];
}

function inTime(one: SimilarRow, other: SimilarRow): number {
  return Date.parse(one.startedAt) - Date.parse(other.startedAt) ||
    (one.incidentId < other.incidentId ? -1 : 1);
}

const prepared = new WeakMap<readonly SimilarRow[], History>();

/** Masks and indexes what the incidents say; once for the same rows, for a second question must not wait. */
export function historyOf(rows: readonly SimilarRow[]): History {
  const history = prepared.get(rows) ?? prepare(rows);
  prepared.set(rows, history);
  return history;
}

function prepare(unordered: readonly SimilarRow[]): History {
  const rows = unordered.toSorted(inTime);
  const services = [...new Set(rows.flatMap((row) => row.services))].sort();
  const mask = textMask(services);
  const tell: History["tell"] = (incident) => {
    const title = mask(incident.title ?? "");
    const body = mask(incident.summary ?? "");
    return {
      telling: { title, body, marks: marksOf(incident) },
      words: new Set(wordsOf(`${title}\n${body}`)).size,
    };
  };
  const told = rows.map(tell);
  const startedAtMs = rows.map(({ startedAt }) => Date.parse(startedAt));
  const tellings = told.map(({ telling }) => telling);
  return {
    rows,
    places: new Map(rows.map(({ incidentId }, row) => [incidentId, row])),
    told,
    startedAtMs,
    services,
    tell,
    index: similarityIndex(tellings),
    vocabulary: new Vocabulary(tellings),
  };
}

/** Incidents that began before a moment, which are the first so many rows. */
export function begunBefore({ startedAtMs }: History, startedAt: string): number {
  const moment = Date.parse(startedAt);
  const at = startedAtMs.findIndex((began) => began >= moment);
  return at < 0 ? startedAtMs.length : at;
}
