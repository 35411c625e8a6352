/**
 * `deno run -A tests/bench/slack_zip.ts [--messages N] [--keep FILE]`: writes a Slack export of N invented messages as
 * one zip, loads it with Hindcast in a process of its own, and prints seconds and peak memory.
 */
import { Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";
import { parseArgs } from "node:util";
import { createRandom } from "../../lib/stats/random.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: { messages: { type: "string", default: "1000000" }, keep: { type: "string" } },
});
const wanted = Number(values.messages);
const days = 365;
const people = Array.from(
  { length: 300 },
  (_, index) => `U0${(index + 46_656).toString(36).toUpperCase()}AB`,
);
const random = createRandom(7);

const words =
  "latency queue pod rollback error dashboard checkout payments restart deploy replica cache timeout graph"
    .split(" ");

function below(count: number): number {
  return Math.floor(random.next() * count);
}

function sentence(): string {
  return Array.from({ length: 6 + below(14) }, () => words[below(words.length)]).join(" ");
}

function botMessage(ts: string): Record<string, unknown> {
  const number = below(9999);
  return {
    type: "message",
    subtype: "bot_message",
    bot_id: "B0PAGER",
    username: "Pager",
    text: "",
    ts,
    attachments: [{
      id: 1,
      fallback: `Triggered #${number}`,
      title: `#${number} ${sentence()}`,
      title_link: `https://pager.example/incidents/${number}`,
      fields: [{ title: "Service", value: words[below(words.length)], short: true }],
    }],
    blocks: [{
      type: "section",
      text: { type: "mrkdwn", text: `*Triggered* <https://pager.example/${number}|#${number}>` },
    }],
  };
}

function personMessage(ts: string, threadTs: string | null): Record<string, unknown> {
  const user = people[below(people.length)] as string;
  const other = people[below(people.length)] as string;
  const said = sentence();
  const text = below(4) === 0
    ? `<@${other}> ${said} &gt; <https://graph.example/d/${below(999)}|graph>`
    : said;
  return {
    user,
    type: "message",
    ts,
    client_msg_id: `${ts.replace(".", "-")}-4f1c-9a51-0242ac120002`,
    text,
    team: "T0BENCH00",
    user_team: "T0BENCH00",
    source_team: "T0BENCH00",
    user_profile: {
      avatar_hash: "g5c7a",
      image_72: `https://avatars.example/${user}_72.png`,
      first_name: "Person",
      real_name: `Person ${user}`,
      display_name: user.toLowerCase(),
      team: "T0BENCH00",
      name: user.toLowerCase(),
      is_restricted: false,
      is_ultra_restricted: false,
    },
    blocks: [{
      type: "rich_text",
      block_id: "x1y2",
      elements: [{ type: "rich_text_section", elements: [{ type: "text", text: said }] }],
    }],
    ...(threadTs === null ? {} : { thread_ts: threadTs, parent_user_id: other }),
    ...(below(20) === 0 ? { edited: { user, ts: `${Number(ts.slice(0, 10)) + 30}.000000` } } : {}),
  };
}

function dayOf(start: number, count: number): string {
  let parent: string | null = null;
  const messages = Array.from({ length: count }, (_, index) => {
    const ts = `${start + Math.floor(index * 86_000 / count)}.${String(index).padStart(6, "0")}`;
    if (below(10) === 0) return botMessage(ts);
    const message = personMessage(ts, below(3) === 0 ? parent : null);
    if (below(5) === 0) parent = ts;
    return message;
  });
  return JSON.stringify(messages, null, 4);
}

async function writeZip(path: string): Promise<number> {
  const channels = Math.max(1, Math.round(wanted / days / 27));
  const perDay = Math.ceil(wanted / channels / days);
  using file = await Deno.open(path, { write: true, create: true, truncate: true });
  const zip = new ZipWriter(file.writable, { useWebWorkers: false, level: 6 });
  const encoder = new TextEncoder();
  const add = (name: string, text: string) => zip.add(name, new Uint8ArrayReader(encoder.encode(text)));
  const names = Array.from({ length: channels }, (_, index) => `room-${index}`);
  await add(
    "channels.json",
    JSON.stringify(names.map((name, index) => (
      {
        id: `C0${(index + 46_656).toString(36).toUpperCase()}`,
        name,
        created: 1_750_000_000,
        creator: people[0],
        members: [],
      }
    ))),
  );
  await add(
    "users.json",
    JSON.stringify(people.map((id) => ({ id, name: id.toLowerCase(), profile: { real_name: id } }))),
  );
  let written = 0;
  for (const name of names) {
    for (let day = 0; day < days && written < wanted; day++) {
      const start = Date.UTC(2025, 6, 1 + day) / 1000;
      const count = Math.min(perDay, wanted - written);
      await add(`${name}/${new Date(start * 1000).toISOString().slice(0, 10)}.json`, dayOf(start, count));
      written += count;
    }
  }
  await zip.close();
  return written;
}

const folder = await Deno.makeTempDir({ prefix: "hindcast-slack-" });
const raw = `${folder}/raw`;
await Deno.mkdir(raw);
await writeZip(`${raw}/slack.zip`);
if (values.keep) await Deno.copyFile(`${raw}/slack.zip`, values.keep);
const { size } = await Deno.stat(`${raw}/slack.zip`);
const started = performance.now();
const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
  args: [
    "run",
    "--quiet",
    "--no-check",
    "-A",
    new URL("_hindcast.ts", import.meta.url).pathname,
    raw,
    `${folder}/slack.duckdb`,
  ],
}).output();
const seconds = (performance.now() - started) / 1000;
await Deno.remove(folder, { recursive: true });
if (!success) throw new Error(new TextDecoder().decode(stderr));
const { rows, peakMb } = JSON.parse(new TextDecoder().decode(stdout));
const line = `${rows.toLocaleString("en-GB")} records, zip ${(size / 1e6).toFixed(0)} MB: ` +
  `${seconds.toFixed(1)} s (bound 60), peak ${peakMb.toFixed(0)} MB (bound 1,000)\n`;
await Deno.stdout.write(new TextEncoder().encode(line));
