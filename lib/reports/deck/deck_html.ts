import { pageHtml } from "../_page.ts";
import type { Deck } from "./deck.ts";
import { pageScript } from "./_page_script.ts";
import { pageStyle } from "./_page_style.ts";
import { prepareDeck } from "./_prepared_deck.ts";
import { coverHtml, slideHtml } from "./_slide_html.ts";

/**
 * Writes a deck as one HTML page: reveal.js, its styles and all pictures inside, nothing asked from outside.
 *
 * The page opens from a file or any server; arrows turn the slides, S shows the notes, printing gives one slide a page.
 * Its policy lets the browser run this one script and this one style sheet and nothing else. The same deck gives the
 * same text.
 *
 * @throws {RangeError} for no slide, more than nine beside the cover, an id used twice, a chart that is no PNG, a slide
 * with a chart and a table, or a period that cannot be read.
 *
 * @example
 * ```ts
 * import { deckHtml } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const slide = { id: "one", title: "Cost < 5 %", caveat: "n = 3", chart: null, bullets: ["Few"], notes: "" };
 * const page = await deckHtml({ title: "Review", subtitle: "", period: "2026-Q3", slides: [slide] });
 * assert.match(page, /Cost &lt; 5 %/);
 * assert.match(page, /default-src 'none'/);
 * ```
 */
export async function deckHtml(deck: Deck): Promise<string> {
  const prepared = prepareDeck(deck);
  const style = pageStyle();
  const script = pageScript();
  const slides = prepared.slides.map((slide, i) => slideHtml(prepared, slide, i + 2));
  return await pageHtml({
    title: prepared.name,
    style,
    script,
    body: `<main class="reveal"><div class="slides">\n${
      [coverHtml(prepared), ...slides].join("\n")
    }\n</div></main>`,
    rootClass: "print-pdf",
  });
}
