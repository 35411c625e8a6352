import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { countJsonRecords } from "../_json_count.ts";
import { mapJsonRecords, type Mapped } from "../_map_records.ts";
import { channelOf, isDayFile } from "./_slack.ts";
import { mapChannel } from "./_channel.ts";
import { mapMessage } from "./_message.ts";
import { mapUser } from "./_user.ts";

const kind = "slack_zip";
const lists = /(^|\/)(?:org_)?(users|channels|groups|mpims|dms)\.json$/;

/** How an entry is read; null for canvases, integration logs, attachments and whatever else an export holds. */
function mappingOf(path: string): ((fields: Fields) => Mapped) | null {
  if (isDayFile(path)) return (fields) => mapMessage(fields, channelOf(path) ?? "");
  const list = lists.exec(path)?.[2];
  if (list === undefined) return null;
  return list === "users" ? mapUser : mapChannel;
}

function recognise(head: Head): Recognition | null {
  const days = head.entries.some(isDayFile);
  const list = head.entries.some((entry) => lists.test(entry));
  return days && list ? { sure: 0.95, why: "a zip of channels' days with Slack's lists" } : null;
}

function notice({ entries }: Head): string[] {
  const named = entries.some((entry) => lists.exec(entry)?.[2] === "users");
  return named ? [] : ["it has no users.json: people are told apart by their ids, without names"];
}

async function count(file: ExportFile): Promise<number> {
  let total = 0;
  for await (const entry of file.entries()) {
    if (mappingOf(entry.path)) total += await countJsonRecords(entry, "$");
  }
  return total;
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  for await (const entry of file.entries()) {
    const map = mappingOf(entry.path);
    if (map) yield* mapJsonRecords(entry, "$", map, `${entry.path}#`);
  }
}

/** A Slack export as downloaded: one zip with a folder for each channel. */
export const slackZip: Source = { kind, title: "Slack export (zip)", recognise, notice, count, read };
