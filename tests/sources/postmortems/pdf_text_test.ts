import assert from "node:assert/strict";
import { pdfMarkdown } from "../../../lib/sources/postmortems/_pdf_markdown.ts";
import { postmortemPdfText as source } from "../../../lib/sources/postmortems/pdf_text.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

/** What pdftotext gives of a report printed by a browser: cells centred, bullets lost, heads and feet on each page. */
const plain = `11/23/26, 8:10 AM

Wiki

Cards were refused
Date: 2026-03-02
Status: complete

Summary
For thirty-seven minutes all card payments were refused, because a certificate of the gateway had
expired and nobody was told about it.

Root cause
The renewal job ran in a namespace that had been removed a week before.

https://wiki.example/r/1

1/2

\f11/23/26, 8:10 AM

Wiki

Timeline
All times in UTC.
Time

Event
First alert of the gateway, error rate at nine percent and rising, so the person on call opened
14:23
an incident
14:40 Certificate found to be expired
• 15:00 New certificate in place

Action items
Alert thirty days before a certificate ends, for every certificate that the gateway uses, whoever
ordered it (owner: Ana Moreno)
Move the renewal job - done

https://wiki.example/r/1

2/2

\f`;

const layout = `                         Wiki                                     11/23/26
  Cards were refused
  Date: 2026-03-02

  1. Summary
  All card payments were refused.

  2. Root cause
  The renewal job ran nowhere.
                                                                        Page 1 of 2
\f                         Wiki                                     11/23/26
  3. Timeline (UTC)

   Time                                                Event
         First alert of the gateway, error rate at nine percent and
   14:23
         rising, so the person on call opened an incident
   15:00 New certificate in place

  4. Action items
                   Action item                  Owner        Status
   Alert earlier                                Ana
                                                             open
                                                Moreno
                                                                        Page 2 of 2
\f`;

async function read(text: string) {
  const all = await readAll(source, givenFile(text, { path: "reports/cards.txt" }));
  assert.equal(all.length, await source.count(givenFile(text)));
  return all;
}

Deno.test("a text is recognised by lines that name the parts of a postmortem, surer where pages end in it", () => {
  assert.equal(source.recognise(givenHead(plain))?.sure, 0.75);
  assert.equal(source.recognise(givenHead(layout))?.sure, 0.75);
  assert.equal(source.recognise(givenHead(plain.replaceAll("\f", "")))?.sure, 0.6);
  assert.equal(source.recognise(givenHead("Summary\nOne of these days\n\nImpact\nnone\n")), null);
  assert.equal(source.recognise(givenHead("10:00 INFO timeline started\n10:01 ERROR root cause\n")), null);
});

Deno.test("without -layout: title, facts, sections, and times put back in front of their words", async () => {
  const all = await read(plain);
  const [head] = rowsOf(all, "postmortems");
  assert.deepEqual([head?.["title"], head?.["date"], head?.["status"]], [
    "Cards were refused",
    "2026-03-02",
    "complete",
  ]);
  assert.deepEqual(
    rowsOf(all, "incident_events").map((row) => [row["occurred_at"], String(row["text"]).slice(0, 30)]),
    [
      ["2026-03-02T14:23:00.000Z", "First alert of the gateway, er"],
      ["2026-03-02T14:40:00.000Z", "Certificate found to be expire"],
      ["2026-03-02T15:00:00.000Z", "New certificate in place"],
    ],
  );
  assert.deepEqual(
    rowsOf(all, "action_items").map((row) => [String(row["title"]).slice(0, 13), row["status"]]),
    [
      ["Alert thirty ", null],
      ["Move the rene", "done"],
    ],
  );
  assert.equal(rowsOf(all, "people")[0]?.["name"], "Ana Moreno");
});

Deno.test("what is printed at the head and foot of pages is no part of the report", () => {
  const text = pdfMarkdown(plain) + pdfMarkdown(layout);
  for (const words of ["Wiki", "wiki.example", "8:10", "11/23", "Page 1", "1/2"]) {
    assert.equal(text.includes(words), false, words);
  }
});

Deno.test("with -layout: numbered headings; a table of actions stays as it stands and gives none", async () => {
  const all = await read(layout);
  assert.deepEqual(rowsOf(all, "postmortem_sections").map((row) => row["kind"]), [
    "other",
    "summary",
    "root_cause",
    "timeline",
    "action_items",
  ]);
  assert.deepEqual(rowsOf(all, "incident_events").map((row) => [row["occurred_at"], row["text"]]), [
    [
      "2026-03-02T14:23:00.000Z",
      "First alert of the gateway, error rate at nine percent and\nrising, so the person on call opened an incident",
    ],
    ["2026-03-02T15:00:00.000Z", "New certificate in place"],
  ]);
  assert.deepEqual(rowsOf(all, "action_items"), []);
  assert.match(String(rowsOf(all, "postmortem_sections").at(-1)?.["text"]), /Alert earlier/);
});
