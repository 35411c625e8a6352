import type { Claim } from "../../model/claim.ts";
import { bindText, fact } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

const name = "drill";
/** Id of the claim that it is a drill, or may be one. */
export const drillId = `draft.${name}`;

/** How people mark in a title what is none. */
const mark = /^\s*[[(](?:test|drill|exercise|game ?day|simulation)[\])]/i;

/** That it is no incident, by its record or its title. */
export function drillClaims(material: DraftMaterial): Claim[] {
  const { incidentType, title } = material.head;
  if (incidentType !== null && incidentType !== "incident") {
    return [
      fact(material, name, "By its record it is of the type {type}: it counts as no incident.", {
        type: bindText(incidentType),
      }),
    ];
  }
  const [found] = mark.exec(title ?? "") ?? [];
  return found === undefined ? [] : [fact(
    material,
    name,
    "Its title is marked “{mark}”, but no record calls it a drill: it counts as an incident.",
    { mark: bindText(found) },
  )];
}
