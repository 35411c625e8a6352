import assert from "node:assert/strict";
import { teamsChannels as source } from "../../../lib/sources/teams/channels.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const channel = {
  id: "19:inc41@thread.tacv2",
  createdDateTime: "2026-07-14T08:59:00Z",
  displayName: "inc-41-cards-fail",
  description: "https://example.pagerduty.com/incidents/Q1",
  membershipType: "standard",
};
const chat = {
  id: "19:x@unq.gbl.spaces",
  topic: null,
  createdDateTime: "2026-07-14T08:59:00Z",
  chatType: "group",
};

Deno.test("channels and chats are recognised by Graph's types", () => {
  const sure = (value: unknown) => source.recognise(givenHead(JSON.stringify(value)))?.sure;
  assert.equal(sure({ value: [channel] }), 0.95);
  assert.equal(sure([chat]), 0.95);
  assert.equal(sure([{ ...chat, messageType: "message" }]), undefined);
});

Deno.test("a channel gives its name and what it is for, as lines at its head", async () => {
  const all = await readAll(source, givenFile(JSON.stringify({ value: [channel, chat] })));
  assert.deepEqual(rowsOf(all, "messages").map((row) => [row["message_id"], row["text"]]), [
    ["teams:19:inc41@thread.tacv2:created", "created #inc-41-cards-fail"],
    ["teams:19:inc41@thread.tacv2:purpose", "https://example.pagerduty.com/incidents/Q1"],
    ["teams:19:x@unq.gbl.spaces:created", "created"],
  ]);
});
