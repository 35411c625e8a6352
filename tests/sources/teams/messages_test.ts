import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { teamsMessages as source } from "../../../lib/sources/teams/messages.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const ana = { id: "a1", displayName: "Ana Moreno", userIdentityType: "aadUser" };
const kofi = { id: "k2", displayName: "Kofi Brandt", userIdentityType: "aadUser" };
const channel = "19:inc41@thread.tacv2";
const base = {
  id: "1784019600123",
  replyToId: null,
  messageType: "message",
  createdDateTime: "2026-07-14T09:00:00.123Z",
  lastModifiedDateTime: "2026-07-14T09:05:00Z",
  lastEditedDateTime: null,
  deletedDateTime: null,
  subject: null,
  channelIdentity: { teamId: "t", channelId: channel },
  from: { application: null, device: null, user: ana },
  body: { contentType: "html", content: "<p>hello</p>" },
  attachments: [],
  mentions: [],
};

async function read(...values: unknown[]) {
  const text = JSON.stringify({ "@odata.context": "…", value: values });
  const all = await readAll(source, givenFile(text));
  assert.equal(await source.count(givenFile(text)), all.length);
  return all;
}

async function text(message: object): Promise<unknown> {
  return rowsOf(await read({ ...base, ...message }), "messages")[0]?.["text"];
}

Deno.test("Graph's messages are recognised: the list, the bare array, one message; an error is not", () => {
  const sure = (value: unknown) => source.recognise(givenHead(JSON.stringify(value)))?.sure;
  assert.equal(sure({ value: [base] }), 0.95);
  assert.equal(sure([base]), 0.95);
  assert.equal(sure(base), 0.95);
  assert.equal(sure({ error: { code: "Forbidden", message: "no" } }), undefined);
  assert.equal(sure([{ id: "1", messageType: "text", createdDateTime: "x" }]), undefined);
});

Deno.test("a message: key, time, edit, and its author as pseudonym with the name in people only", async () => {
  const all = await read({ ...base, lastEditedDateTime: "2026-07-14T09:01:00Z" });
  assert.deepEqual(rowsOf(all, "messages"), [{
    message_id: `teams:${channel}:1784019600123`,
    source: "teams_messages",
    channel,
    thread_id: null,
    sent_at: "2026-07-14T09:00:00.123Z",
    author_id: personId("teams", "a1"),
    is_bot: false,
    text: "hello",
    updated_at: "2026-07-14T09:01:00.000Z",
  }]);
  assert.deepEqual(rowsOf(all, "people").map((row) => [row["vendor_id"], row["name"]]), [[
    "a1",
    "Ana Moreno",
  ]]);
});

Deno.test("a body in HTML: mentions, links, lists, lines, faces", async () => {
  const mention = (id: number, user: unknown, said: string) => ({
    id,
    mentionText: said,
    mentioned: { user },
  });
  const content =
    '<div><at id="0">Kofi</at>&nbsp;<at id="1">Brandt</at> look at <a href="https://g.example/d">the graph</a>' +
    '<br>and <at id="2">General</at> <emoji alt="🙂" title="smile"></emoji></div><ul><li>one</li><li>two</li></ul>' +
    '<attachment id="x"></attachment><p>Kofi Brandt was asked</p><script>x()</script>';
  const mentions = [mention(0, kofi, "Kofi"), mention(1, kofi, "Brandt"), {
    id: 2,
    mentioned: { conversation: {} },
  }];
  const person = personId("teams", "k2");
  assert.equal(
    await text({ body: { contentType: "html", content }, mentions }),
    `@${person} look at the graph (https://g.example/d)\nand @General 🙂\n- one\n- two\n${person} was asked`,
  );
  assert.equal(await text({ body: { contentType: "text", content: "a <b> c" } }), "a <b> c");
  assert.equal(
    await text({ subject: "Outage", body: { contentType: "html", content: "<p>now</p>" } }),
    "Outage\nnow",
  );
});

Deno.test("what an integration wrote in cards; files by name; a quoted message is not said again", async () => {
  const card = (contentType: string, content: unknown) => ({ contentType, content: JSON.stringify(content) });
  const attachments = [
    card("application/vnd.microsoft.card.adaptive", {
      type: "AdaptiveCard",
      body: [{ type: "TextBlock", text: "Triggered [#41](https://pager.example/41)" }, {
        type: "FactSet",
        facts: [{ title: "Service", value: "payments" }],
      }],
      actions: [{ type: "Action.OpenUrl", title: "View", url: "https://pager.example/41" }],
    }),
    card("application/vnd.microsoft.teams.card.o365connector", {
      title: "Card payments fail",
      sections: [{ activityTitle: "P1", facts: [{ name: "Status:", value: "open" }] }],
      potentialAction: [{ name: "Resolve" }],
    }),
    card("messageReference", { messagePreview: "said before" }),
    { contentType: "reference", name: "graph.png", content: null },
  ];
  const from = { application: { id: "b1", displayName: "Pager" }, user: null };
  const all = await read({ ...base, from, attachments, body: { contentType: "html", content: "" } });
  const [row] = rowsOf(all, "messages");
  assert.equal(
    row?.["text"],
    "Triggered #41 (https://pager.example/41)\nService: payments\nhttps://pager.example/41\nCard payments fail\nP1\nStatus: open\ngraph.png",
  );
  assert.equal(row?.["is_bot"], true);
  assert.equal(row?.["author_id"], null);
});

Deno.test("replies stand in their message or beside it, and belong to its thread", async () => {
  const reply = {
    ...base,
    id: "2",
    replyToId: base.id,
    from: { user: kofi },
    body: { contentType: "text", content: "seen" },
  };
  const rows = rowsOf(await read({ ...base, replies: [reply] }, { ...reply, id: "3" }), "messages");
  const thread = `teams:${channel}:${base.id}`;
  assert.deepEqual(rows.map((row) => [row["message_id"], row["thread_id"]]), [
    [thread, thread],
    [`teams:${channel}:2`, thread],
    [`teams:${channel}:3`, thread],
  ]);
});

Deno.test("system messages say what happened, deleted ones that they were", async () => {
  const eventDetail = {
    "@odata.type": "#microsoft.graph.membersAddedEventMessageDetail",
    members: [kofi],
    initiator: { user: ana },
  };
  const content = "<systemEventMessage/>";
  const system = {
    ...base,
    messageType: "systemEventMessage",
    from: null,
    body: { contentType: "html", content },
  };
  const [added] = rowsOf(await read({ ...system, eventDetail }), "messages");
  assert.equal(added?.["text"], `members added: ${personId("teams", "k2")}`);
  assert.equal(added?.["author_id"], personId("teams", "a1"));
  const ended = {
    "@odata.type": "#microsoft.graph.callEndedEventMessageDetail",
    callDuration: "PT29M",
    callId: "c",
  };
  assert.equal(await text({ ...system, eventDetail: ended }), "call ended: PT29M");
  const deleted = { deletedDateTime: "2026-07-14T10:00:00Z", body: { contentType: "html", content: "" } };
  const [gone] = rowsOf(await read({ ...base, ...deleted }), "messages");
  assert.deepEqual([gone?.["text"], gone?.["updated_at"]], ["(deleted)", "2026-07-14T10:00:00.000Z"]);
});

Deno.test("one that names no channel and no chat is rejected; a stamp without offset needs a zone", async () => {
  const { channelIdentity: _channel, ...nowhere } = base;
  const [one] = await read(nowhere);
  assert.ok(one && "rejected" in one && one.rejected.field === "chatId");
  const chat = rowsOf(await read({ ...nowhere, chatId: "19:x@unq.gbl.spaces" }), "messages")[0];
  assert.equal(chat?.["channel"], "19:x@unq.gbl.spaces");
  await assert.rejects(
    read({ ...base, createdDateTime: "2026-07-14T09:00:00" }),
    (error) => error instanceof ExportError && error.code === "E-ZONE",
  );
});
