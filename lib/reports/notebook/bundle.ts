import type { Chart } from "../../model/chart.ts";
import type { Claim } from "../../model/claim.ts";
import type { Finding } from "../../model/finding.ts";
import { refusal } from "../../model/refusal.ts";
import { media, type MediaBundle } from "../../model/show.ts";
import type { Markdown } from "../markdown.ts";
import { type Table, table } from "../table.ts";
import { chartBundle } from "./chart_bundle.ts";
import { claimsBundle } from "./_claims_bundle.ts";
import { findingBundle } from "./_finding_bundle.ts";
import { tableBundle } from "./_table_bundle.ts";

/** What a notebook can show. Plain rows are shown as a table with all their columns. */
export type Showable = Chart | Claim | Finding | Markdown | Table | readonly Claim[] | readonly object[];

function has(thing: object, ...keys: readonly string[]): boolean {
  return keys.every((key) => Object.hasOwn(thing, key));
}

function isClaim(thing: object): thing is Claim {
  return has(thing, "id", "finding", "text", "values", "strength", "role");
}

function listBundle(things: readonly object[]): MediaBundle {
  return things.length > 0 && things.every(isClaim) ? claimsBundle(things) : tableBundle(table(things));
}

/** The thing as an output of a cell, in every media type a viewer may want. */
export async function bundleOf(thing: Showable): Promise<MediaBundle> {
  if (Array.isArray(thing)) return listBundle(thing);
  if (isClaim(thing)) return claimsBundle([thing]);
  if (has(thing, "spec", "alt")) return await chartBundle(thing as Chart);
  if (has(thing, "question", "method", "terms")) return findingBundle(thing as Finding);
  if (has(thing, "kind", "text", "plain")) {
    const { text, plain } = thing as Markdown;
    return { [media.markdown]: text, [media.plain]: plain };
  }
  if (has(thing, "kind", "rows")) return tableBundle(thing as Table);
  throw new TypeError(refusal({
    action: "show",
    thing: "this value",
    reason: "it is no chart, finding, claim, table or Markdown",
    remedy: "Show rows as an array of objects, and text with md`...`",
  }));
}
