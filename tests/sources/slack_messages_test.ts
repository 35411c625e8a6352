import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import { personId } from "../../lib/sources/_person.ts";
import { slackMessages as source } from "../../lib/sources/slack_messages.ts";
import { givenFile, givenHead, readAll, rowsOf } from "./_given_file.ts";

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
