import assert from "node:assert/strict";
import { datadogEvents } from "../../../lib/sources/datadog/events.ts";
import { datadogEventsV1 } from "../../../lib/sources/datadog/events_v1.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const v2 = (id: string, timestamp: string, inner: object, tags: readonly string[] = []) => ({
  type: "event",
  id: `long-${id}`,
  attributes: { timestamp, message: "look here", tags, attributes: { evt: { id }, ...inner } },
});

async function readV2(...data: readonly object[]) {
  return await readAll(datadogEvents, givenFile(JSON.stringify({ data })));
}

Deno.test("a monitor that fired and cleared is one alert: the clearing says how long it lasted", async () => {
  const monitor = {
    monitor_id: 77,
    monitor_groups: ["host:b", "host:a"],
    title: "[P2] CPU high",
    priority: "2",
  };
  const fired = v2("1", "2026-07-14T09:00:00Z", { ...monitor, status: "error" }, ["service:api"]);
  const over = v2(
    "2",
    "2026-07-14T09:10:00Z",
    { ...monitor, monitor_groups: ["host:a", "host:b"], status: "success", duration: 600e9 },
    ["service:api"],
  );
  const [one, other] = rowsOf(await readV2(fired, over), "alerts");
  assert.equal(one?.["alert_id"], "datadog_events:77:host:a:host:b:2026-07-14T09:00:00");
  assert.equal(other?.["alert_id"], one?.["alert_id"]);
  assert.deepEqual([one?.["resolved_at"], other?.["resolved_at"]], [null, "2026-07-14T09:10:00.000Z"]);
  assert.equal(other?.["started_at"], "2026-07-14T09:00:00.000Z");
  assert.deepEqual([one?.["severity"], one?.["service"], one?.["rule"]], [2, "api", "77"]);
  assert.ok(String(other?.["updated_at"]) > String(one?.["updated_at"]));
});

Deno.test("a change event is a change, and so is an event tagged as a deployment", async () => {
  const flag = { title: "fast_cart on", changed_resource: { type: "feature_flag", name: "fast_cart" } };
  const [change] = rowsOf(await readV2(v2("3", "2026-07-14T09:00:00Z", flag, ["env:prod"])), "changes");
  assert.deepEqual([change?.["kind"], change?.["environment"]], ["flag", "production"]);
  const tags = ["event:deploy", "service:cart", "version:1.4"];
  const [deploy] = rowsOf(
    await readV2(v2("4", "2026-07-14T09:00:00Z", { title: "cart 1.4" }, tags)),
    "changes",
  );
  assert.deepEqual([deploy?.["kind"], deploy?.["service"], deploy?.["ref"]], ["deployment", "cart", "1.4"]);
});

Deno.test("any other event is a message; a receipt is none", async () => {
  const receipt = { type: "event", id: "_", attributes: { attributes: { evt: { id: "9" } } } };
  const records = await readV2(v2("5", "2026-07-14T09:00:00Z", { title: "Hello" }, ["source:cron"]), receipt);
  assert.deepEqual(rowsOf(records, "messages")[0], {
    message_id: "datadog_events:5",
    source: "datadog_events",
    channel: "cron",
    sent_at: "2026-07-14T09:00:00.000Z",
    is_bot: true,
    text: "Hello\nlook here",
  });
  assert.ok(records[1] && "nothing" in records[1]);
});

const v1 = {
  id: 6327818702635911000,
  id_str: "6327818702635911562",
  title: "Backup ran",
  text: "%%% \nAll **tables** by ops@example.com\n %%%",
  date_happened: 1784019600,
  tags: ["test:x"],
  alert_type: "info",
};

Deno.test("the first version: the id in its text form, seconds, Markdown between marks", async () => {
  for (const value of [{ events: [v1] }, { status: "ok", event: v1 }, [v1]]) {
    const text = JSON.stringify(value);
    assert.equal(datadogEventsV1.recognise(givenHead(text))?.sure, 0.95);
    assert.equal(await datadogEventsV1.count(givenFile(text)), 1);
    const [row] = rowsOf(await readAll(datadogEventsV1, givenFile(text)), "messages");
    assert.equal(row?.["message_id"], "datadog_events_v1:6327818702635911562");
    assert.equal(row?.["sent_at"], "2026-07-14T09:00:00.000Z");
    assert.match(String(row?.["text"]), /^Backup ran\nAll \*\*tables\*\* by person-[0-9a-f]{10}$/);
  }
});

Deno.test("an event of the first version that a monitor sent is an alert", async () => {
  const fired = { ...v1, monitor_id: 77, monitor_groups: [], alert_type: "error" };
  const [row] = rowsOf(
    await readAll(datadogEventsV1, givenFile(JSON.stringify({ events: [fired] }))),
    "alerts",
  );
  assert.deepEqual([row?.["rule"], row?.["status"], row?.["started_at"]], [
    "77",
    "error",
    "2026-07-14T09:00:00.000Z",
  ]);
});
