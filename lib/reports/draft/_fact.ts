import type { BoundValue, Claim } from "../../model/claim.ts";
import { contextOf } from "../../model/claim_parts.ts";
import { cleanText } from "../../model/clean_text.ts";
import type { Saying } from "../../analyses/hypotheses/evidence.ts";
import type { DraftMaterial } from "./material.ts";

const longest = 200;

/** Binds words or a time. */
export function bindText(value: string, term = "incident_timeline"): BoundValue {
  const clean = [...cleanText(value)];
  const cut = clean.length > longest ? `${clean.slice(0, longest - 1).join("").trimEnd()}…` : clean.join("");
  return { value: cut, unit: "text", term };
}

/** Binds seconds. */
export function bindSpan(value: number, term = "incident_timeline"): BoundValue {
  return { value, unit: "s", term };
}

/** A time as a draft shows it: `2026-07-06 10:00:00`. */
export function stampOf(at: string): string {
  return at.slice(0, 19).replace("T", " ");
}

/** A sentence that rests on the timeline. */
export function fact(
  { timeline }: DraftMaterial,
  id: string,
  text: string,
  values: Readonly<Record<string, BoundValue>> = {},
): Claim {
  return contextOf(timeline, { id: `draft.${id}`, text, values, role: "support" });
}

/** A sentence that quotes somebody, with the place where the words stand. */
export function quoted(material: DraftMaterial, id: string, opening: string, { text, place }: Saying): Claim {
  return fact(material, id, `${opening}: “{quote}”${place === null ? "" : " ({place})"}.`, {
    quote: bindText(text),
    ...(place === null ? {} : { place: bindText(place) }),
  });
}

/** Seconds of a span of the timeline, or null. */
export function spanOf({ timeline }: DraftMaterial, term: string): number | null {
  return timeline.terms.find((one) => one.term === term)?.estimate ?? null;
}
