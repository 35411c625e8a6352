import { requireNoSecrets } from "../../privacy/require_no_secrets.ts";
import type { Deck } from "./deck.ts";
import { fixedPart } from "./_fixed_parts.ts";
import { fixedZip } from "./_fixed_zip.ts";
import { slideSize } from "./_layout.ts";
import { addCover, addSlide, defineMasters } from "./_pptx_slide.ts";
import { PptxGenJS } from "./_pptxgenjs.ts";
import { prepareDeck } from "./_prepared_deck.ts";

/**
 * Writes a deck as a PowerPoint presentation of 16:9: titles and text can be edited, charts are pictures with a
 * description, definitions stand in the speaker notes.
 *
 * The document is dated by the end of its period, and the same deck gives the same bytes.
 *
 * @throws {RangeError} when a secret stands in it; for no slide, more than nine beside the cover, an id used twice, a chart that is no PNG, a slide
 * with a chart and a table, or a period that cannot be read.
 *
 * @example
 * ```ts
 * import { deckPptx } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const slide = { id: "one", title: "Cost < 5 %", caveat: "n = 3", chart: null, bullets: ["Few"], notes: "" };
 * const bytes = await deckPptx({ title: "Review", subtitle: "", period: "2026-Q3", slides: [slide] });
 * assert.equal(new TextDecoder().decode(bytes.subarray(0, 2)), "PK");
 * ```
 */
export async function deckPptx(deck: Deck): Promise<Uint8Array> {
  const prepared = prepareDeck(deck);
  const show = new PptxGenJS();
  const inch = 96;
  show.defineLayout({ name: "WIDE", width: slideSize.width / inch, height: slideSize.height / inch });
  show.layout = "WIDE";
  show.title = prepared.name;
  show.author = "Hindcast";
  show.company = "Hindcast";
  show.subject = prepared.footer;
  defineMasters(show, prepared);
  addCover(show, prepared);
  for (const slide of prepared.slides) addSlide(show, slide);
  const bytes = await show.write({ outputType: "uint8array", compression: true });
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError("Cannot write the deck: the presentation did not come as bytes. Report this.");
  }
  return await fixedZip(bytes, (name, part) => {
    requireNoSecrets(part, { action: "write", thing: `${name} of the deck` });
    return fixedPart(name, part, prepared.date);
  });
}
