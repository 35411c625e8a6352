import assert from "node:assert/strict";
import { escapeMarkdown } from "../../../lib/model/escape_markdown.ts";
import { draftHtml } from "../../../lib/reports/draft/html.ts";
import { browse, installed, run } from "../deck/_programs.ts";
import { scratch } from "../notebook/_notebooks.ts";

const chromium = await installed("chromium");
const unless = chromium ? "" : " (skipped: no chromium on the PATH)";

/** A draft whose timeline alone is 40 kB, with the worst a line can hold. */
function longDraft(): string {
  const worst = [
    "a".repeat(400),
    `https://example.com/${"very/".repeat(60)}long`,
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "![picture](https://evil.example/x.png) [link](#nowhere)",
    "| a | table | that | is | none |",
    "`code` and ﷽ and 測試 and \u202eturned",
  ];
  const lines = Array.from(
    { length: 320 },
    (_, at) =>
      `- 14:${`${at % 60}`.padStart(2, "0")}:00: in chat, “${
        escapeMarkdown(worst[at % worst.length] ?? "")
      }” (slack/inc-1/2026-03-04\\.json:${at}).<!-- incident_timeline.${at} -->`,
  );
  return [
    '---\ntitle: "Payment <API> & more"\nstatus: in review\nedition: 0123456789ab\n---',
    "# Postmortem: Payment &lt;API&gt;",
    "**DRAFT.** Written from exports.",
    "## Summary\n\n<!-- Instructions stay out. -->\n\nIt failed.[^draft.what] Twice.[^draft.gone]",
    `## Timeline\n\n${lines.join("\n")}`,
    "## What <we> did\n\nBy hand, see [the summary](#summary).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |",
    "## Evidence\n\n[^draft.what]: Finding hypotheses: p = 82 %.",
  ].join("\n\n");
}

Deno.test("the page of a draft: status on it, nothing run or fetched, every link has its place", async () => {
  const page = await draftHtml(longDraft());
  assert.ok(longDraft().length > 40_000);
  assert.match(page, /<header class="status">DRAFT, IN REVIEW<\/header>/);
  assert.match(page, /<title>DRAFT, IN REVIEW: Payment &lt;API&gt; &amp; more<\/title>/);
  assert.doesNotMatch(page, /<script|<img|onerror=alert\(1\)>|Instructions stay out/i);
  const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target ?? "");
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => `#${id}`));
  assert.deepEqual(targets.filter((target) => !ids.has(target)), []);
  assert.match(page, /nothing is noted/);
  assert.equal(await draftHtml(longDraft()), page);
});

Deno.test("the page shows what people wrote among the evidence, below the notes", async () => {
  const page = await draftHtml(
    "# A\n\n## Summary\n\nIt failed.[^a]\n\n## Evidence\n\nWe read the *logs*.[^call]\n\n" +
      "[^a]: Finding one.\n    Checked by hand.\n\n[^call]: Kept by support.\n",
  );
  assert.match(
    page,
    /<code>a<\/code> Finding one\. Checked by hand\.<\/li>\n<li[^>]*><code>call<\/code> Kept by support\.<\/li>\n<\/ol>\n<p>We read the <em>logs<\/em>\./,
  );
});

Deno.test({
  name: `the page of a draft with a timeline of 40 kB fits a wide and a narrow window${unless}`,
  ignore: !chromium,
  fn: async () => {
    await using folder = await scratch();
    // The page itself lets no script run: a copy without its policy measures.
    const measure =
      "<script>document.title = document.documentElement.scrollWidth + ' of ' + innerWidth</script></body>";
    const page = (await draftHtml(longDraft())).replace(/<meta http-equiv[^>]*>/, "").replace(
      "</body>",
      measure,
    );
    await Deno.writeTextFile(`${folder.path}/page.html`, page);
    for (const width of [1280, 500]) {
      const { stdout } = await browse(folder.path, `file://${folder.path}/page.html`, [
        `--window-size=${width},800`,
        "--virtual-time-budget=5000",
        "--dump-dom",
      ]);
      const [, needed, there] = /<title>(\d+) of (\d+)<\/title>/.exec(stdout) ?? [];
      assert.ok(Number(needed) <= Number(there), `${needed} of ${there}`);
    }
  },
});

const pdftotext = await installed("pdftotext", "-v");

Deno.test({
  name: `the page of a draft says DRAFT on every printed page${
    chromium && pdftotext ? "" : " (skipped: no chromium or pdftotext on the PATH)"
  }`,
  ignore: !chromium || !pdftotext,
  fn: async () => {
    await using folder = await scratch();
    await Deno.writeTextFile(`${folder.path}/page.html`, await draftHtml(longDraft()));
    const pdf = `${folder.path}/page.pdf`;
    await browse(folder.path, `file://${folder.path}/page.html`, [
      "--no-pdf-header-footer",
      `--print-to-pdf=${pdf}`,
    ]);
    const { stdout } = await run("pdftotext", [pdf, "-"]);
    const pages = stdout.split("").filter((text) => text.trim() !== "");
    assert.ok(pages.length > 5);
    assert.deepEqual(pages.filter((text) => !text.includes("DRAFT, IN REVIEW")), []);
  },
});
