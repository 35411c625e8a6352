import type { Claim } from "../../model/claim.ts";
import { escapeMarkdown } from "../../model/escape_markdown.ts";
import { renderClaim } from "../../model/render_claim.ts";
import { media, type MediaBundle } from "../../model/show.ts";
import { plainJson } from "./_plain_json.ts";

/** Claims as an output of a cell: one sentence, or a list of them. */
export function claimsBundle(claims: readonly Claim[]): MediaBundle {
  const bullet = claims.length > 1 ? "- " : "";
  const sentences = claims.map((claim) => renderClaim(claim, escapeMarkdown));
  return {
    [media.claims]: plainJson(claims),
    [media.markdown]: sentences.map((sentence) => bullet + sentence).join("\n"),
    [media.plain]: claims.map((claim) => bullet + renderClaim(claim)).join("\n"),
  };
}
