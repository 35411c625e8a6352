import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { hindcastYaml } from "../../lib/twin/hindcast_yaml.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { folderOf } from "../warehouse/_given.ts";

const company = createCompany({ seed: 1, scale: "sample" });

/** A message as any chat tells it: people by name, its channel by name. */
interface Said {
  readonly channel: string;
  readonly at: string;
  readonly author: string | null;
  readonly is_bot: boolean;
  readonly in_thread: boolean;
  readonly edited_at: string | null;
  readonly text: string;
}

const said = `
SELECT coalesce(regexp_extract(head.text, '#(inc-[a-z0-9-]+)', 1), m.channel) AS channel, m.source,
  strftime(m.sent_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "at", p.name AS author, m.is_bot, m.thread_id IS NOT NULL AS in_thread,
  strftime(m.updated_at, '%Y-%m-%dT%H:%M:%SZ') AS edited_at, m.text
FROM messages AS m
LEFT JOIN people AS p ON p.person_id = m.author_id
LEFT JOIN messages AS head ON head.channel = m.channel AND head.text LIKE 'created #%'
WHERE m.source IN ('slack_messages', 'teams_messages', 'zoom_transcript', 'zoom_chat')
ORDER BY 1, m.sent_at, m.text`;

/** Pseudonyms differ between tools, and so do the marks of bold type. */
function comparable(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(/person-[0-9a-f]{10}/g, (id) => names.get(id) ?? id).replaceAll("*", "");
}

async function toldBy(tool: string): Promise<Said[]> {
  const files = exportsOf(company, [tool]).map((file) =>
    [file.path, [...file.pieces()].map(({ text }) => text).join("")] as const
  );
  const folder = await folderOf(Object.fromEntries(files));
  const warehouse = await openWarehouse(":memory:");
  try {
    const config = parseConfig(parse(hindcastYaml(company, true)));
    const report = await loadFolder(warehouse, `${folder}/raw`, { config });
    assert.deepEqual(report.files.filter((file) => file.status !== "loaded").map(({ name }) => name), []);
    const people = await warehouse.query<{ person_id: string; name: string }>(
      "people",
      "SELECT person_id, name FROM people",
    );
    const names = new Map(people.map(({ person_id, name }) => [person_id, name]));
    const rows = await warehouse.query<Said>("said", said);
    return rows.map((row) => ({ ...row, text: comparable(row.text, names) }));
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const slack = await toldBy("slack");

function authors(messages: readonly Said[]): Map<string, number> {
  const byChannel = Map.groupBy(messages, ({ channel }) => channel);
  return new Map(
    [...byChannel].map(([channel, all]) => [channel, new Set(all.map(({ author }) => author)).size]),
  );
}

Deno.test("Teams tells the same messages as Slack: time, author, thread, edit and words", async () => {
  const teams = await toldBy("teams");
  const line = ({ channel, at, author, is_bot, in_thread, edited_at, text }: Said) => {
    // Who came in is told by each tool in its own words.
    const words = /has joined the channel$|^members added: /.test(text) ? "joined" : text;
    return { channel, at, author, is_bot, in_thread, edited_at, words };
  };
  assert.ok(slack.length > 100);
  assert.deepEqual(teams.map(line), slack.map(line));
  assert.deepEqual(authors(teams), authors(slack));
});

Deno.test("Zoom tells what people said and wrote: channel, time, author and words", async () => {
  const zoom = await toldBy("zoom");
  const people = slack.filter(({ is_bot, text }) => !is_bot && !text.endsWith("has joined the channel"));
  // A chat counts whole seconds; Zoom knows neither threads nor edits.
  const line = ({ channel, at, author, text }: Said) =>
    `${channel.replace("zoom/", "")} ${at.slice(0, 19)} ${author}: ${text}`;
  assert.deepEqual(zoom.map(line).sort(), people.map(line).sort());
  const plain = zoom.map((each) => ({ ...each, channel: each.channel.replace("zoom/", "") }));
  assert.deepEqual(authors(plain), authors(people));
});
