import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { statuspageFeed as source } from "../../../lib/sources/statuspage/feed.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { one, withLoaded } from "../../warehouse/_given.ts";
import { claimsOn } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const shown = (time: string, word: string, text: string) => {
  const [day, clock] = time.split(", ");
  const [month, date] = day?.split(" ") ?? [];
  const [at, letters] = clock?.split(" ") ?? [];
  return `<p><small>${month} <var data-var='date'>${date}</var>, <var data-var='time'>${at}</var> ${letters}</small>` +
    `<br /><strong>${word}</strong> - ${text}</p>`;
};
const escaped = (html: string) =>
  html.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

interface Given {
  readonly id: string;
  readonly title: string;
  readonly changed: string;
  readonly updates: readonly string[];
}

const site = "https://status.shop.example";

function atom(entries: readonly Given[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="en-US" xmlns="http://www.w3.org/2005/Atom">
  <id>tag:status.shop.example,2005:/history</id>
  <link rel="alternate" type="text/html" href="${site}"/>
  <link rel="self" type="application/atom+xml" href="${site}/history.atom"/>
  <title>Shop Status - Incident History</title>
${
    entries.map(({ id, title, changed, updates }, at) =>
      `  <entry>
    <id>tag:status.shop.example,2005:Incident/${1000 + at}</id>
    <published>${changed}</published>
    <updated>${changed}</updated>
    <link rel="alternate" type="text/html" href="${site}/incidents/${id}"/>
    <title>${escaped(title)}</title>
    <content type="html">${escaped(updates.join(""))}</content>
  </entry>`
    ).join("\n")
  }
</feed>
`;
}

function rss(entries: readonly Given[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Shop Status - Incident History</title><link>${site}</link>
<description>Statuspage</description>
${
    entries.map(({ id, title, changed, updates }) =>
      `<item><title>${escaped(title)}</title><description>${escaped(updates.join(""))}</description>
<pubDate>${new Date(changed).toUTCString().replace("GMT", "+0000")}</pubDate>
<link>${site}/incidents/${id}</link><guid>${site}/incidents/${id}</guid></item>`
    ).join("\n")
  }
</channel></rss>
`;
}

const given: readonly Given[] = [
  {
    id: "abc123",
    title: "Errors on <checkout> & cart",
    changed: "2026-01-01T00:40:10Z",
    updates: [
      shown("Jan 1, 00:40 UTC", "Resolved", "This is <b>over</b> - for now."),
      shown("Jan 1, 00:10 UTC", "Update", "Still looking."),
      shown("Dec 31, 23:55 UTC", "Monitoring", "A fix is out."),
      shown("Dec 31, 23:20 UTC", "Investigating", "Payments fail."),
    ],
  },
  {
    id: "maint1",
    title: "Database upgrade",
    changed: "2025-11-20T04:00:00Z",
    updates: [
      shown("Nov 20, 04:00 UTC", "Completed", "Done."),
      shown("Nov 20, 02:00 UTC", "In progress", "Started."),
      shown("Nov 12, 09:00 UTC", "Scheduled", "We will upgrade."),
    ],
  },
  {
    id: "again1",
    title: "Slow search",
    changed: "2025-10-02T12:00:00Z",
    updates: [
      shown("Oct 2, 12:00 UTC", "Postmortem", "What we learned."),
      shown("Oct 2, 11:00 UTC", "Resolved", "Over again."),
      shown("Oct 2, 10:00 UTC", "Identified", "It is back."),
      shown("Oct 2, 09:00 UTC", "Resolved", "Over."),
      shown("Oct 2, 08:00 UTC", "Investigating", "Slow."),
    ],
  },
];

const told = {
  abc123: [
    "2025-12-31T23:20:00.000Z",
    "2025-12-31T23:55:00.000Z",
    "2026-01-01T00:40:00.000Z",
    "resolved",
    "incident",
  ],
  maint1: ["2025-11-20T02:00:00.000Z", null, "2025-11-20T04:00:00.000Z", "resolved", "maintenance"],
  again1: ["2025-10-02T08:00:00.000Z", null, "2025-10-02T11:00:00.000Z", "resolved", "incident"],
};

for (const [name, text] of Object.entries({ "history.atom": atom(given), "history.rss": rss(given) })) {
  Deno.test(`${name}: every incident with its times, though they name no year`, async () => {
    assert.deepEqual(claimsOn(text).map(({ kind }) => kind), ["statuspage_feed"]);
    for (const piece of [7, 4096]) {
      const file = givenFile(text, { piece, path: name });
      const all = await readAll(source, file);
      assert.equal(await source.count(file), 3);
      const rows = rowsOf(all, "incident_records");
      assert.deepEqual(
        Object.fromEntries(rows.map((row) => [row["vendor_id"], [
          row["started_at"],
          row["mitigated_at"],
          row["resolved_at"],
          row["status"],
          row["incident_type"],
        ]])),
        told,
      );
      assert.equal(rows[0]?.["title"], "Errors on <checkout> & cart");
      assert.equal(rows[0]?.["summary"], "Payments fail.");
      assert.equal(rows[0]?.["url"], `${site}/incidents/abc123`);
      assert.equal(rows[0]?.["vendor"], "statuspage");
      const events = rowsOf(all, "incident_events").filter((row) =>
        row["record_id"] === "statuspage_feed:abc123"
      );
      assert.deepEqual(events.map((row) => [row["event_id"], row["kind"], row["occurred_at"], row["text"]]), [
        ["statuspage_feed:abc123#0", "investigating", "2025-12-31T23:20:00.000Z", "Payments fail."],
        ["statuspage_feed:abc123#1", "monitoring", "2025-12-31T23:55:00.000Z", "A fix is out."],
        ["statuspage_feed:abc123#2", "update", "2026-01-01T00:10:00.000Z", "Still looking."],
        ["statuspage_feed:abc123#3", "resolve", "2026-01-01T00:40:00.000Z", "This is over - for now."],
      ]);
      assert.equal(
        all[1]?.origin.line,
        text.slice(0, text.indexOf("Database upgrade")).split("\n").length - (name.endsWith("atom") ? 5 : 0),
      );
    }
  });
}

Deno.test("letters of a zone need a configured zone, and must be what it is called then", async () => {
  const entry = { ...given[0]!, updates: [shown("Dec 31, 16:40 PST", "Resolved", "Over.")] };
  const text = atom([entry]);
  await assert.rejects(readAll(source, givenFile(text)), /PST|zones: sources/);
  const config = (zone: string) => ({ zones: { sources: { statuspage_feed: zone } } });
  const [row] = rowsOf(
    await readAll(source, givenFile(text, { config: config("America/Los_Angeles") })),
    "incident_records",
  );
  assert.equal(row?.["resolved_at"], "2026-01-01T00:40:00.000Z");
  await assert.rejects(
    readAll(source, givenFile(text, { config: config("America/New_York") })),
    /called EST then, and not PST/,
  );
});

Deno.test("a time that is none is told and left out; an entry without an id or a time is rejected", async () => {
  const odd = { ...given[0]!, updates: [shown("Feb 30, 10:00 UTC", "Resolved", "x"), "<p>no update</p>"] };
  const [first] = await readAll(source, givenFile(atom([odd])));
  assert.deepEqual(first?.defects?.map(({ code, value }) => [code, value]), [[
    "E-DATE",
    "Feb 30, 10:00 UTC",
  ]]);
  const [bare] = await readAll(
    source,
    givenFile(atom([given[0]!]).replaceAll(/<(id|link|updated|published)[^\n]*\n/g, "")),
  );
  assert.ok(bare && "rejected" in bare && bare.rejected.code === "E-ID");
  const [timeless] = await readAll(
    source,
    givenFile(rss([given[0]!]).replace(/<pubDate>[^<]*/, "<pubDate>soon")),
  );
  assert.ok(timeless && "rejected" in timeless && timeless.rejected.field === "pubDate");
});

Deno.test("a feed that is cut short, or nests as no feed does, is refused; entities of its own are not followed", async () => {
  const text = atom(given);
  await assert.rejects(
    readAll(source, givenFile(text.slice(0, text.length - 20))),
    /ends before its last tag/,
  );
  await assert.rejects(
    readAll(source, givenFile(text.replace("<entry>", "<x>".repeat(200)))),
    /nests deeper/,
  );
  const bomb = text.replace("<feed", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<feed')
    .replace("Database upgrade", "&b;");
  const rows = rowsOf(await readAll(source, givenFile(bomb)), "incident_records");
  assert.equal(rows[1]?.["title"], "&b;");
});

Deno.test("links of the feed behind an entry are not the entry's, and an answer's link is not its page", async () => {
  const page = `href="${site}/incidents/abc123"/>`;
  const text = atom(given)
    .replace(page, `${page}<link rel="replies" href="${site}/replies"/>`)
    .replaceAll(
      "</entry>",
      `</entry>\n<link rel="next" href="${site}/history?page=2"/><link href="${site}/x"/>`,
    );
  const rows = rowsOf(await readAll(source, givenFile(text)), "incident_records");
  assert.deepEqual(
    rows.map((row) => row["url"]),
    given.map(({ id }) => `${site}/incidents/${id}`),
  );
});

Deno.test("entries in comments and in quoted text are none", async () => {
  const quoted = given.map((one) => ({ ...one, title: `${one.title} of <item> a` }));
  const text = rss(quoted).replaceAll(
    /<title>(.*?)<\/title>/g,
    (_, title) => `<title><![CDATA[${title.replaceAll("&lt;", "<").replaceAll("&gt;", ">")}]]></title>`,
  ).replace("<rss", "<!-- made by hand: <entry> -->\n<rss").replace(
    "<item>",
    "<!-- <item>old</item> -->\n<item>",
  );
  assert.deepEqual(claimsOn(text).map(({ kind }) => kind), ["statuspage_feed"]);
  const rows = rowsOf(await readAll(source, givenFile(text)), "incident_records");
  assert.deepEqual(rows.map((row) => row["title"]), [
    "Errors on <checkout> &amp; cart of <item> a",
    "Database upgrade of <item> a",
    "Slow search of <item> a",
  ]);
  assert.equal(await source.count(givenFile(text, { piece: 7 })), 3);
});

Deno.test("an entry of which no update can be read says so, and keeps what it tells", async () => {
  for (const updates of [["<p>We had a problem.</p>"], []]) {
    const [read] = await readAll(source, givenFile(atom([{ ...given[0]!, updates }])));
    assert.deepEqual(read?.defects?.map(({ code, field, value }) => [code, field, value]), [
      ["E-SCHEMA", "content", updates[0] ?? null],
    ]);
    assert.equal(rowsOf(read ? [read] : [], "incident_records")[0]?.["title"], given[0]?.title);
  }
});

Deno.test("whatever byte is changed, what is counted is read, or the feed is refused", async () => {
  const random = createRandom(5);
  let taken = 0;
  for (let round = 0; round < 300; round++) {
    const bytes = new TextEncoder().encode(round % 2 === 0 ? atom(given) : rss(given));
    for (let change = 0; change < 3; change++) bytes[random.integer(bytes.length)] = random.integer(256);
    try {
      const read = await readAll(source, givenFile(bytes));
      assert.equal(await source.count(givenFile(bytes, { piece: 61 })), read.length);
      taken++;
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
    }
  }
  assert.ok(taken > 150, `${taken}`);
});

Deno.test("a feed and the page's incidents.json tell of one incident", async () => {
  const incident = {
    ...{
      id: "abc123",
      name: "Errors on <checkout> & cart",
      status: "resolved",
      impact: "major",
      page_id: "p1",
    },
    ...{
      created_at: "2025-12-31T23:20:03Z",
      updated_at: "2026-01-01T00:40:10Z",
      shortlink: "https://stspg.io/abc123",
    },
    ...{ resolved_at: "2026-01-01T00:40:10Z", started_at: "2025-12-31T23:20:03Z" },
    ...{ incident_updates: [], components: [] },
  };
  const files = {
    "history.atom": atom([given[0]!]),
    "incidents.json": JSON.stringify({ incidents: [incident] }),
  };
  await withLoaded(files, {}, async (warehouse, report) => {
    assert.deepEqual(report.files.map(({ kind, loaded }) => [kind, loaded]), [["statuspage_feed", 1], [
      "statuspage_incidents",
      1,
    ]]);
    const row = await one<{ incidents: number; records: number }>(
      warehouse,
      "SELECT (SELECT count(*) FROM incidents) AS incidents, (SELECT count(*) FROM incident_records) AS records",
    );
    assert.deepEqual([row.incidents, row.records], [1, 2]);
  });
});
