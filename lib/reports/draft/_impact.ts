import type { Claim } from "../../model/claim.ts";
import { bindText, fact, quoted } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";
import { lengthClaims } from "./_summary.ts";

/** Words for whoever was served badly. */
const served =
  /\b(?:customers?|users?|subscribers?|patients?|guests?|visitors?|shoppers?|buyers?|tickets?|complain\w*|orders?|checkouts?|payments? (?:fail|declin)\w*|transactions?|bookings?|error rate|% (?:of )?(?:requests|errors)|% errors|sla|slo|revenue)\b/i;
/** What tells that it was over. */
const over = /\bback to normal\b|\brecover\w*|\bgoing down\b|\bfall(?:s|ing)?\b/i;
const most = 4;

/** How long, on what, and whom it reached in the words of those who say so. */
export function impactClaims(material: DraftMaterial): Claim[] {
  const { services, title } = material.head;
  const told = material.sayings.filter(({ kind, text }) =>
    kind !== "alert" && kind !== "log" && text !== title && served.test(text) && !over.test(text)
  ).slice(0, most);
  return [
    ...lengthClaims(material),
    ...(services.length === 0 ? [] : [fact(material, "impact.services", "Services named: {services}.", {
      services: bindText(services.join(", ")),
    })]),
    ...told.map((saying, place) => quoted(material, `impact.${place + 1}`, "Told of the impact", saying)),
    ...(told.length > 0
      ? []
      : [fact(material, "impact.unknown", "No export says whom it reached, or how many.")]),
  ];
}
