import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { slackChannels as source } from "../../../lib/sources/slack/channels.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const channels = [
  {
    id: "C111AAA",
    name: "inc-41",
    created: 1784019600,
    creator: "U111AAA",
    members: ["U111AAA"],
    topic: {
      value: "<https://example.pagerduty.com/incidents/Q1|PD 41>",
      creator: "U111AAA",
      last_set: 1784019700,
    },
    purpose: { value: "", creator: "", last_set: 0 },
  },
];

Deno.test("channels are recognised by Slack's ids and members; users and messages are not", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify(channels)))?.sure, 0.95);
  assert.equal(
    source.recognise(givenHead(JSON.stringify([{ id: "U111AAA", name: "ana", profile: {} }]))),
    null,
  );
});

Deno.test("a channel is the lines at its head: its creation, and its topic where one is set", async () => {
  const file = givenFile(JSON.stringify(channels));
  const rows = rowsOf(await readAll(source, file), "messages");
  assert.equal(await source.count(file), 1);
  const both = {
    source: "slack_channels",
    channel: "inc-41",
    author_id: personId("slack", "U111AAA"),
    is_bot: false,
  };
  assert.deepEqual(rows, [
    {
      ...both,
      message_id: "slack:inc-41:created",
      sent_at: "2026-07-14T09:00:00.000Z",
      text: "created #inc-41 (C111AAA)",
    },
    {
      ...both,
      message_id: "slack:inc-41:topic",
      sent_at: "2026-07-14T09:01:40.000Z",
      updated_at: "2026-07-14T09:01:40.000Z",
      text: "PD 41 (https://example.pagerduty.com/incidents/Q1)",
    },
  ]);
});

Deno.test("conversations of two have no name, those of more one that is hidden", async () => {
  const direct = { id: "D111AAA", created: 1784019600, members: ["U111AAA", "U222BBB"] };
  const group = {
    id: "G111AAA",
    name: "mpdm-ana--kofi-1",
    created: 1784019600,
    creator: "U111AAA",
    members: ["U111AAA"],
  };
  assert.equal(source.recognise(givenHead(JSON.stringify([direct])))?.sure, 0.95);
  const rows = rowsOf(await readAll(source, givenFile(JSON.stringify([direct, group]))), "messages");
  assert.equal(rows[0]?.["channel"], "D111AAA");
  assert.match(String(rows[1]?.["channel"]), /^mpdm-[0-9a-f]{10}$/);
  assert.equal(JSON.stringify(rows).includes("kofi"), false);
});
