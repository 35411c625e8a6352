import type { Claim } from "../../model/claim.ts";
import { similarClaims } from "../../analyses/similar/claims.ts";
import { fact } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

/** What came before in like words, and what fixed it. */
export function similarSection(material: DraftMaterial): Claim[] {
  if (material.similar === null) {
    return [fact(material, "similar", "It counts as no incident, so none was looked for that is like it.")];
  }
  return similarClaims(material.similar).filter(({ role }) => role !== "definition");
}

/** Whether it was called new: `yes` or `no`; undefined where that could not be told. */
export function calledNew({ similar }: DraftMaterial): string | undefined {
  return similar?.terms.find(({ term }) => term === "novelty.closeness")?.labels?.new;
}

/** Whether it is unlike anything before. */
export function noveltyClaims(material: DraftMaterial): Claim[] {
  const told = calledNew(material);
  if (told === "yes") {
    return [fact(
      material,
      "novelty",
      "It is unlike anything before: rely on your engineers, for the past has little to say here.",
    )];
  }
  return [fact(
    material,
    "novelty",
    told === "no"
      ? "Incidents like it came before: begin with those under “Similar incidents”."
      : "Whether anything like it came before cannot be told from its words.",
  )];
}
