import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { ExportError } from "../../../lib/model/errors.ts";
import { htmlMarkdown } from "../../../lib/sources/_html_markdown.ts";
import { postmortemHtml as source } from "../../../lib/sources/postmortems/html.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const page = `<!DOCTYPE html>
<html><head><title>Checkout refused cards - Wiki</title><style>h1 { color: red }</style>
<script>document.write("<h2>Timeline</h2>")</script></head>
<body><nav><ul><li>Home</li></ul></nav>
<h1>Checkout refused cards</h1>
<div id="main-content">
<table><tr><th>Date</th><td>2026-03-02</td></tr><tr><th>Status</th><td>complete</td></tr></table>
<h2>Summary</h2><p>Cards were refused,<br>all of them &amp; everywhere.</p>
<h2>Root cause</h2><p>A certificate <strong>expired</strong>; see <a href="https://wiki.example/c/1">the list</a>.</p>
<h2>Timeline (UTC)</h2>
<table><thead><tr><th><p>Time</p></th><th><p>Event</p></th></tr></thead>
<tbody><tr><td><p>14:23</p></td><td><p>First alert | page</p><p>of the gateway</p></td></tr>
<tr><td>15:00</td><td>New certificate in place</td></tr></tbody></table>
<h2>Action items</h2>
<ul class="inline-task-list"><li class="checked"><span>Move the job</span></li>
<li>Alert earlier<ul><li>thirty days before</li></ul></li></ul>
</div><footer>Printed by the wiki</footer></body></html>`;

Deno.test("a page is recognised by the headings its text has, a page to sign in on is not", () => {
  assert.equal(source.recognise(givenHead(page))?.sure, 0.8);
  assert.equal(
    source.recognise(givenHead("<html><title>Sign in</title><body><form></form></body></html>")),
    null,
  );
  assert.equal(
    source.recognise(givenHead("# Outage\n\n## Timeline\n\n- 10:00 x\n- 10:05 y\n\n## Root cause\n\nz\n")),
    null,
  );
});

Deno.test("the rows of a page are those of its text in Markdown", async () => {
  const all = await readAll(source, givenFile(page, { path: "wiki/checkout.html" }));
  assert.equal(all.length, await source.count(givenFile(page)));
  const [head] = rowsOf(all, "postmortems");
  assert.deepEqual(
    ["source", "title", "date", "status", "started_at", "resolved_at"].map((name) => head?.[name]),
    [
      "postmortem_html",
      "Checkout refused cards",
      "2026-03-02",
      "complete",
      "2026-03-02T14:23:00.000Z",
      "2026-03-02T15:00:00.000Z",
    ],
  );
  assert.deepEqual(rowsOf(all, "incident_events").map((row) => [row["occurred_at_raw"], row["text"]]), [
    ["14:23", "First alert | page of the gateway"],
    ["15:00", "New certificate in place"],
  ]);
  assert.deepEqual(rowsOf(all, "action_items").map((row) => [row["title"], row["status"]]), [
    ["Move the job", "done"],
    ["Alert earlier", null],
  ]);
  assert.equal(JSON.stringify(all).includes("document.write"), false);
  assert.equal(JSON.stringify(all).includes("Printed by"), false);
});

Deno.test("the title of a page exported by Google Docs is a paragraph of that class", () => {
  const doc = `<html><body class="doc-content"><p class="c2 title" id="h.1"><span>Postmortem: Kasse</span></p>
<p class="c3 subtitle"><span>2 March 2026</span></p><h1><span>Summary</span></h1><p class="untitled">Down.</p></body></html>`;
  assert.equal(htmlMarkdown(doc, "a page"), "# Postmortem: Kasse\n\n2 March 2026\n\n# Summary\n\nDown.");
});

Deno.test("times without a zone take that of this source", async () => {
  const local = page.replace("Timeline (UTC)", "Timeline");
  const config = parseConfig({ zones: { sources: { postmortem_html: "America/New_York" } } });
  const all = await readAll(source, { ...givenFile(local), config });
  assert.equal(rowsOf(all, "incident_events")[0]?.["occurred_at"], "2026-03-02T19:23:00.000Z");
});

const written: readonly (readonly [html: string, markdown: string])[] = [
  ["<h2> Root&nbsp;cause </h2><p>a  b\n c</p>", "## Root cause\n\na b c"],
  ["<p># no heading</p><p>1. no list</p><p>- no item</p>", "\\# no heading\n\n1\\. no list\n\n\\- no item"],
  ["<ol><li>one<li>two</ol>", "1. one\n2. two"],
  ["<ul><li><p>one</p><p>more</p></li></ul>", "- one\n\n  more"],
  ["<p><b> bold </b>x <em>it</em> <code>a b</code> <s>gone</s></p>", "**bold** x *it* `a b` ~~gone~~"],
  [
    "<a href='javascript:alert(1)'>x</a> <a href='https://e.example'>https://e.example</a>",
    "x https://e.example",
  ],
  ["<table><tr><td>14:00</td><td>up</td></tr></table>", "|  |  |\n| --- | --- |\n| 14:00 | up |"],
  ["<table><tr><td>all in one cell</td></tr></table>", "all in one cell"],
  ["<pre>a\n  b</pre><blockquote><p>said</p></blockquote>", "```\na\n  b\n```\n\n> said"],
  ["<dl><dt>Status</dt><dd>done</dd></dl>", "**Status:** done"],
  ["<p>on <time datetime='2026-03-02'></time></p>", "on 2026-03-02"],
  ["<p>&lt;script&gt; is text", "<script> is text"],
];

for (const [html, markdown] of written) {
  Deno.test(`${html.slice(0, 60)} as Markdown`, () => assert.equal(htmlMarkdown(html, "a page"), markdown));
}

Deno.test("a page nested beyond all reason is refused, and known as nothing", async () => {
  const deep = `<html>${"<div><ul><li>".repeat(100_000)}deep`;
  assert.equal(source.recognise(givenHead(deep)), null);
  await assert.rejects(
    readAll(source, givenFile(deep)),
    (error) => error instanceof ExportError && error.code === "E-DEPTH",
  );
  const nested = `${"<div>".repeat(500)}words${"</div>".repeat(500)}<p>after</p>`;
  assert.equal(htmlMarkdown(nested, "a page"), "words\n\nafter");
});
