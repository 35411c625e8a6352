import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { escapeMarkdown } from "../../lib/model/escape_markdown.ts";

// The most generous viewer: HTML passes, bare addresses become links.
const viewer = new MarkdownIt({ html: true, linkify: true });

function text(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  return html.replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? "");
}

const hostile = [
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

Deno.test("no formula opens", () => assert.equal(escapeMarkdown("$x$ \\(y\\)"), "\\$x\\$ \\\\\\(y\\\\\\)"));

Deno.test("line breaks, controls and turned text become a space", () => {
  assert.equal(escapeMarkdown("a\n\n# b\u0000c\u202ed\u2028e"), "a \\# b c d e");
});
