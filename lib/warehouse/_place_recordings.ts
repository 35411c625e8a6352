import type { Config } from "../model/config.ts";
import type { Warehouse } from "./warehouse.ts";

/** A start that the configuration gives is a person's word and stays; what the recording's own data say comes next. */
const place = `
UPDATE messages SET sent_at = began.at + to_microseconds(round(messages.offset_s * 1000000)::BIGINT)
FROM (
  SELECT channel, min(sent_at) AS at FROM messages
  WHERE source = 'zoom_recordings' AND offset_s = 0 AND sent_at IS NOT NULL
  GROUP BY channel HAVING count(DISTINCT sent_at) = 1
) AS began
WHERE messages.channel = began.channel AND messages.source IN ('zoom_transcript', 'zoom_chat')
  AND messages.offset_s IS NOT NULL
  AND NOT list_contains(string_split($configured, chr(10)), messages.channel)
  AND NOT list_contains(string_split($configured, chr(10)), string_split(messages.channel, '/')[-1])
  AND sent_at IS DISTINCT FROM began.at + to_microseconds(round(messages.offset_s * 1000000)::BIGINT)`;

/** Places the lines of recorded meetings in time, where the start of the recording came in a file of its own. */
export async function placeRecordings(warehouse: Warehouse, config: Config): Promise<void> {
  await warehouse.run(place, { configured: Object.keys(config.recordings).join("\n") });
}
