import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { createRandom } from "hindcast";
import { escapeMarkdown } from "../../lib/model/escape_markdown.ts";

// The most generous viewer: HTML passes, bare addresses become links.
const viewer = new MarkdownIt({ html: true, linkify: true });
viewer.linkify?.set({ fuzzyLink: true });

function text(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  return html.replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? "");
}

const hostile = [
  "http://evil.example https://1.2 //1.2 //localhost ftp://x",
  "www.evil WWW.1.2 evil.com пример.рф mailto:a@b a_b@c.d",
  "1) item",
  "+",
  "---",
  "- - -",
  "# #",
  ":--",
  "--|--",
  "<img src=x onerror=alert(1)>",
  "![x](http://evil.example/a.png)",
  "[click](javascript:alert(1))",
  "http://evil.example www.evil.example a@evil.example",
  "<http://evil.example>",
  "# heading",
  "- item",
  "1. item",
  "> quote",
  "| a | b |",
  "```js",
  "~~~",
  "*a* _b_ **c** ~~d~~ `e`",
  "_a_b_ __a__b __c_d_ (_e_) é_f_",
  "evil.csv.com www.evil.csv evil.jsonx.de",
  "&lt;b&gt; &#60;b&#62;",
  "\\<b\\> \\",
  "[ref]: http://evil.example",
  "***",
  "===",
  "pay_ments (EU) 95 % +5",
];

for (const source of hostile) {
  Deno.test(`${source} reads as it is and does nothing`, () => {
    const inner = /^<p>([^]*)<\/p>\n$/.exec(viewer.render(escapeMarkdown(source)))?.[1] ?? "no paragraph";
    assert.doesNotMatch(inner, /<\w/);
    assert.equal(text(inner), source);
  });
  Deno.test(`${source} inside a sentence makes no element`, () => {
    assert.doesNotMatch(
      viewer.render(`Service ${escapeMarkdown(source)} failed.`).replaceAll(/<\/?p>/g, ""),
      /<\w/,
    );
  });
}

Deno.test("no formula opens", () => assert.equal(escapeMarkdown("$x$ \\(y\\)"), "\\$x\\$ \\\\(y\\\\)"));

Deno.test("line breaks, controls and turned text become a space", () => {
  assert.equal(escapeMarkdown("a\n\n# b\u0000c\u202ed\u2028e"), "a # b c d e");
});

for (
  const plain of [
    "2026-Q2 against 2026-Q3: 41 % (1.8 h to 12 h; n = 51).",
    "-5 %, +3; #1 (payments/eu-west): at 06:00–12:00, e.g.",
    "3.5 days",
    "container_memory_bytes of families.yaml (alerts-2026-09.csv:48), HINDCAST_MODEL",
  ]
) {
  Deno.test(`${plain} stays as it is written`, () => assert.equal(escapeMarkdown(plain), plain));
}

const pieces = [
  ..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n0a1é",
  ..."http:// https: www. WWW. //x mailto: a@b.co x.com .рф localhost <b> <!-- <div <script &lt; &#60; [a](b) !["
    .split(" "),
  ..."** __ ~~ ``` --- === 1. 10) # :-: |".split(" "),
  ...".csv .json x.yaml a_b".split(" "),
  "    ",
];
const around: Readonly<Record<string, (text: string) => string>> = {
  "alone": (text) => text,
  "under a line": (text) => `Title\n${text}`,
  "in a sentence": (text) => `Service ${text} failed.`,
  "between brackets": (text) => `Seen (${text}) in “${text}”: ${text}, ${text}`,
  "in a heading": (text) => `## ${text}`,
  "in a list": (text) => `- ${text}`,
  "in a table": (text) => `| a | b |\n|---|---|\n| ${text} | x |`,
};

/** Every element of the page, and its words. */
function page(markdown: string): { elements: string[]; words: string } {
  const html = viewer.render(markdown);
  const element = /<[/!?]?\w*[^>]*>?/g;
  return {
    elements: [...html.matchAll(element)].map(([found]) => found),
    words: text(html.replaceAll(element, " ")).replaceAll(/\s+/g, " ").trim(),
  };
}

for (const [place, put] of Object.entries(around)) {
  Deno.test(`marks and addresses read as they are and do nothing ${place}`, () => {
    const usual = page(put("name"));
    const random = createRandom(1);
    for (let round = 0; round < 4000; round++) {
      const source = Array.from({ length: 1 + random.integer(8) }, () =>
        pieces[random.integer(pieces.length)])
        .join("").trim() || "name";
      const seen = page(put(escapeMarkdown(source)));
      assert.deepEqual(seen.elements, usual.elements, JSON.stringify(source));
      const words = usual.words.replaceAll("name", () => source).replaceAll(/\s+/g, " ");
      assert.equal(seen.words, words, JSON.stringify(source));
    }
  });
}

Deno.test("nor in viewers of other kinds: GitHub links every www. and takes :-- for a table", () => {
  assert.equal(escapeMarkdown("www.1"), "www\\.1");
  assert.equal(escapeMarkdown(":--"), "\\:--");
});

Deno.test("nor where the sentence goes on with a link", () => {
  assert.doesNotMatch(viewer.render(`${escapeMarkdown("Hurry!")}[more](https://project.example)`), /<img/);
});

Deno.test("spaces before a text make no code of it", () => {
  assert.equal(viewer.render(escapeMarkdown("    name")), "<p>name</p>\n");
});
