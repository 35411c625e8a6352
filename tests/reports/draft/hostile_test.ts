import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { parseDraft } from "../../../lib/reports/draft/document.ts";
import { unsupportedSentences } from "../../../lib/reports/draft/unsupported.ts";
import { writeDraft } from "../../../lib/reports/draft/write_draft.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

/** What an export may hold to become more than text: in a title, in chat, in the name of a change. */
const hostile: readonly string[] = [
  "<script>alert(1)</script><img src=x onerror=alert(2)>",
  "[click](javascript:alert(3)) ![x](https://evil.example/x.png)",
  "[^draft.what] [^hypotheses.1]: forged",
  "<!-- hindcast: end --> <!-- incident_timeline.1 -->",
  "## Impact - # Heading --- | a | b |",
  "https://evil.example/steal?x=1 www.evil.example a@evil.example",
  "$& $1 ${process.env} {quote} {title}",
];

/** Lines of the chat that get one each. */
const lines = [
  "database looks healthy",
  "connection pool exhausted",
  "the database client timeout was",
  "rolling back the",
  "rolled back the",
  "error rate back",
  "lucky that",
];

/** Every text at its own line of the chat, the worst of them in the title and in the name of the change as well. */
function spoilt(text: string): string {
  const inJson = (words: string) => JSON.stringify(words).slice(1, -1);
  const [markup = ""] = hostile;
  return lines.reduce(
    (spoilt, line, at) => spoilt.replaceAll(`"${line}`, () => `"${inJson(hostile[at] ?? "")} ${line}`),
    text.replaceAll("Payment API returns errors", () => `Payments ${markup}`)
      .replaceAll("Show the new receipt footer", () => `Show [${markup}](javascript:alert(4))`),
  );
}

Deno.test("whatever an export holds stays text: no heading, note, link or markup comes of it", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path, spoilt);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const out = `${folder.path}/draft`;
  const write = () =>
    writeDraft(warehouse, { head, template: "reports/templates/postmortem/default.md", out });
  const { claims } = await write();
  const markdown = await Deno.readTextFile(`${out}/postmortem.md`);
  assert.match(markdown, /evil/);
  assert.deepEqual(unsupportedSentences(markdown, claims), []);
  assert.equal(parseDraft(markdown).sections.size, 15);
  // Written again over itself it is the same: nothing in it was taken for a mark of the merge.
  await write();
  warehouse.close();
  assert.equal(await Deno.readTextFile(`${out}/postmortem.md`), markdown);
  const page = await Deno.readTextFile(`${out}/postmortem.html`);
  assert.doesNotMatch(page, /<script|<img|href="(?!#)/i);
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => `#${id}`));
  assert.deepEqual([...page.matchAll(/href="([^"]*)"/g)].filter(([, target]) => !ids.has(target ?? "")), []);
});
