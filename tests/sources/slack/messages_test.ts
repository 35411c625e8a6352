import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { slackMessages as source } from "../../../lib/sources/slack/messages.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const path = "export/slack/inc-41/2026-07-14.json";

const human = {
  type: "message",
  user: "U111AAA",
  text: "<@U222BBB> card payments fail &gt; 5 %",
  ts: "1784019600.123456",
  thread_ts: "1784019600.123456",
  user_profile: { real_name: "Ana Moreno" },
  blocks: [{ type: "rich_text", elements: [] }],
  edited: { user: "U111AAA", ts: "1784019660.000000" },
};
const bot = {
  type: "message",
  subtype: "bot_message",
  bot_id: "B1",
  text: "",
  ts: "1784019700.000100",
  attachments: [{
    fallback: "unused",
    title: "Triggered #41",
    text: "<https://example.pagerduty.com/incidents/Q1|Card payments fail>",
    fields: [{ title: "Service", value: "payments" }, { value: "P1" }],
  }, { fallback: "only a fallback" }],
  blocks: [
    { type: "header", text: { type: "plain_text", text: "Incident" } },
    {
      type: "section",
      text: { type: "mrkdwn", text: "*open*" },
      fields: [{ type: "mrkdwn", text: "urgency high" }],
    },
    { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Acknowledge" } }] },
    { type: "context", elements: [{ type: "mrkdwn", text: "from PagerDuty" }] },
  ],
};

async function messages(...given: unknown[]) {
  const all = await readAll(source, givenFile(JSON.stringify(given), { path }));
  return rowsOf(all, "messages");
}

Deno.test("a day is recognised by its stamps, wherever it lies", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify([human])))?.sure, 0.95);
  assert.equal(source.recognise(givenHead("[]", path)), null);
  assert.equal(
    source.recognise(givenHead('[{"type": "message", "ts": 1784019600.5}]', path))?.sure,
    undefined,
  );
  assert.equal(source.recognise(givenHead('[{"type": "message", "text": "mail"}]', path)), null);
  assert.equal(
    source.recognise(givenHead('{"messages": [{"type": "message", "ts": "1784019600.123456"}]}')),
    null,
  );
});

Deno.test("a person's message: the stamp as key and as time, pseudonyms, the edit, its thread", async () => {
  assert.deepEqual(await messages(human), [{
    message_id: "slack:inc-41:1784019600.123456",
    source: "slack_messages",
    channel: "inc-41",
    thread_id: "slack:inc-41:1784019600.123456",
    sent_at: "2026-07-14T09:00:00.123Z",
    author_id: personId("slack", "U111AAA"),
    is_bot: false,
    text: `@${personId("slack", "U222BBB")} card payments fail > 5 %`,
    updated_at: "2026-07-14T09:01:00.000Z",
  }]);
});

Deno.test("a machine's message: what stands in blocks and attachments, no author", async () => {
  const [row] = await messages(bot);
  assert.equal(row?.["author_id"], null);
  assert.equal(row?.["is_bot"], true);
  assert.equal(
    row?.["text"],
    "Incident\n*open*\nurgency high\nfrom PagerDuty\nTriggered #41\n" +
      "Card payments fail (https://example.pagerduty.com/incidents/Q1)\nService: payments\nP1\nonly a fallback",
  );
});

Deno.test("what Slack unfurls under a person's link is not what the person said; shared files are named", async () => {
  const unfurled = { ...human, attachments: [{ from_url: "https://example.com", text: "whole page" }] };
  const file = { ...human, text: "", ts: "1784019601.000000", files: [{ name: "graph.png" }] };
  const [link, shared] = await messages(unfurled, file);
  assert.equal(String(link?.["text"]).includes("whole page"), false);
  assert.equal(shared?.["text"], "graph.png");
});

const person = (id: string) => personId("slack", id);

Deno.test("rich text is read where nothing else says it: links, mentions, lists, and no escape undone twice", async () => {
  const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
  const blocks = [
    {
      type: "rich_text",
      elements: [
        section({ type: "text", text: "see &lt; " }, {
          type: "link",
          url: "https://g.example/?a&b",
          text: "graph",
        }, {
          type: "user",
          user_id: "U222BBB",
        }, { type: "emoji", name: "fire" }),
        {
          type: "rich_text_list",
          elements: [section({ type: "text", text: "one" }), section({ type: "text", text: "two" })],
        },
      ],
    },
    { type: "image", alt_text: "p99" },
    { type: "table", rows: [[{ type: "raw_text", text: "a" }, { type: "raw_text", text: "b" }]] },
  ];
  const [row] = await messages({ ...human, text: "", blocks });
  assert.equal(
    row?.["text"],
    `see &lt; graph (https://g.example/?a&b)@${person("U222BBB")}:fire:\n- one\n- two\np99\na | b`,
  );
});

Deno.test("an attachment's title keeps its address, by which the incident is known", async () => {
  const link = "https://example.pagerduty.com/incidents/Q1";
  const [row] = await messages({
    ...bot,
    blocks: [],
    attachments: [{ title: "#41", title_link: link, text: "open" }],
  });
  assert.equal(row?.["text"], `#41 (${link})\nopen`);
});

Deno.test("a reply shown in the channel too is one message of its thread", async () => {
  const reply = {
    ...human,
    subtype: "thread_broadcast",
    thread_ts: "1784019500.000100",
    root: { text: "the first" },
  };
  const rows = await messages(reply);
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.["thread_id"], "slack:inc-41:1784019500.000100");
  assert.equal(String(rows[0]?.["text"]).includes("the first"), false);
  const old = {
    type: "message",
    subtype: "reply_broadcast",
    user: "U1",
    ts: "1784019700.000200",
    broadcast_thread_ts: "1784019500.000100",
  };
  assert.equal((await messages(old))[0]?.["thread_id"], "slack:inc-41:1784019500.000100");
});

Deno.test("what was edited and taken back changes the message it happened to", async () => {
  const changed = {
    type: "message",
    subtype: "message_changed",
    ts: "1784019800.000100",
    message: { ...human, text: "no, debit cards", edited: undefined },
  };
  const gone = {
    type: "message",
    subtype: "message_deleted",
    ts: "1784019900.000100",
    deleted_ts: "1784019700.000900",
    previous_message: { user: "U222BBB", ts: "1784019700.000900", text: "a secret" },
  };
  const stone = {
    type: "message",
    subtype: "tombstone",
    user: "USLACKBOT",
    ts: "1784019950.000100",
    text: "This message was deleted.",
  };
  const rows = await messages(changed, gone, stone);
  assert.deepEqual(
    rows.map((row) => [row["message_id"], row["sent_at"], row["author_id"], row["text"], row["updated_at"]]),
    [
      [
        "slack:inc-41:1784019600.123456",
        "2026-07-14T09:00:00.123Z",
        person("U111AAA"),
        "no, debit cards",
        "2026-07-14T09:03:20.000Z",
      ],
      [
        "slack:inc-41:1784019700.000900",
        "2026-07-14T09:01:40.001Z",
        person("U222BBB"),
        "(deleted)",
        "2026-07-14T09:05:00.000Z",
      ],
      ["slack:inc-41:1784019950.000100", "2026-07-14T09:05:50.000Z", null, "(deleted)", null],
    ],
  );
});

Deno.test("older ways to share a file and to comment on one; a forwarded message says what it forwards", async () => {
  const shared = {
    ...human,
    subtype: "file_share",
    text: "",
    file: { title: "heap dump" },
    files: undefined,
  };
  const comment = {
    type: "message",
    subtype: "file_comment",
    ts: "1784019601.000000",
    text: "",
    comment: { user: "U222BBB", comment: "too big" },
  };
  const forwarded = {
    ...human,
    text: "",
    blocks: [],
    attachments: [{ is_share: true, from_url: "https://x.slack.com/a", text: "it began here" }],
  };
  const rows = await messages(shared, comment, forwarded);
  assert.deepEqual(rows.map((row) => row["text"]), ["heap dump", "too big", "it began here"]);
  assert.equal(rows[1]?.["author_id"], person("U222BBB"));
});

Deno.test("the name of a group's conversation is made of its members' names, and hidden", async () => {
  const file = givenFile(JSON.stringify([human]), { path: "export/mpdm-ana--kofi-1/2026-07-14.json" });
  const [row] = rowsOf(await readAll(source, file), "messages");
  assert.match(String(row?.["channel"]), /^mpdm-[0-9a-f]{10}$/);
  assert.equal(JSON.stringify(row).includes("kofi"), false);
});

Deno.test("joins and leaves are messages; one without a stamp is rejected; the count agrees", async () => {
  const join = {
    type: "message",
    subtype: "channel_join",
    user: "U1",
    text: "<@U1> has joined the channel",
    ts: "1784019602.000000",
  };
  const text = JSON.stringify([join, { type: "message", text: "?" }]);
  const all = await readAll(source, givenFile(text, { path }));
  assert.equal(await source.count(givenFile(text)), 2);
  assert.equal(rowsOf(all, "messages")[0]?.["text"], `@${personId("slack", "U1")} has joined the channel`);
  assert.deepEqual(all.map((record) => "rejected" in record ? record.rejected.field : null), [null, "ts"]);
});

Deno.test("a stamp written as a number keeps the message, and a stamp that is no time is a defect", async () => {
  const all = await readAll(source, givenFile('[{"type":"message","ts":"soon","text":"x"}]', { path }));
  assert.equal(rowsOf(all, "messages")[0]?.["sent_at"], null);
  assert.deepEqual(all[0]?.defects?.map((defect) => defect.code), ["E-DATE"]);
});

Deno.test("equal days of two channels are two files", () => {
  assert.equal(source.scope?.("a/inc-41/2026-07-14.json"), "inc-41");
  assert.equal(source.scope?.("2026-07-14.json"), "");
});

Deno.test("a day that stands in no channel's folder is refused", async () => {
  const file = givenFile(JSON.stringify([human]), { path: "2026-07-14.json" });
  await assert.rejects(
    readAll(source, file),
    (error) => error instanceof ExportError && error.code === "E-SCHEMA",
  );
});
