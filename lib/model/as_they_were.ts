import type { Claim } from "./claim.ts";
import { contextOf } from "./claim_parts.ts";
import type { Finding } from "./finding.ts";

/**
 * The caveat beside two periods that differ by more than weeks dealt anew give. Such a test knows nothing of weeks that hang
 * together, so what passes it is told as the periods were: in no words of a change that lasts, which is what trend asks.
 */
export function asTheyWere(finding: Finding<object>, id: string): Claim {
  return contextOf(finding, {
    id,
    text: "The two periods differ as they were; neither why nor whether it lasts can be told from them.",
    values: {},
    role: "caveat",
  });
}
