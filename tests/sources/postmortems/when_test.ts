import assert from "node:assert/strict";
import { readWhen } from "../../../lib/sources/postmortems/_when.ts";

function told(text: string): string | null {
  const when = readWhen(text);
  if (when === null) return null;
  const clock = (seconds: number | null) =>
    seconds === null ? "-" : new Date(seconds * 1000).toISOString().slice(11, 19);
  const day = when.day?.kind === "date"
    ? `${when.day.year ?? "?"}-${when.day.month}-${when.day.day}`
    : when.day?.kind === "weekday"
    ? `weekday ${when.day.weekday}`
    : when.day?.kind ?? "-";
  const zone = when.zone === null ? "-" : when.zone.kind === "offset" ? when.zone.offset : when.zone.kind;
  return [day, clock(when.clock), clock(when.end), zone, when.rest].join(" | ");
}

const golden: readonly (readonly [string, string | null])[] = [
  ["14:23", "- | 14:23:00 | - | - | "],
  ["2026-10-17 07:42", "2026-10-17 | 07:42:00 | - | - | "],
  ["Jan 10 2026, 9:05 am", "2026-1-10 | 09:05:00 | - | - | "],
  ["May 1 2026, 3:18 PM", "2026-5-1 | 15:18:00 | - | - | "],
  ["March 22, around 19:30", "?-3-22 | 19:30:00 | - | - | "],
  ["19. April, 11:00", "?-4-19 | 11:00:00 | - | - | "],
  ["2026-07-08 ca. 18:30", "2026-7-8 | 18:30:00 | - | - | "],
  ["10:45a", "- | 10:45:00 | - | - | "],
  ["12:29p", "- | 12:29:00 | - | - | "],
  ["17:14pm", "- | 17:14:00 | - | - | "],
  ["12:05 a.m. restart", "- | 00:05:00 | - | - | restart"],
  ["00:25 - 00:29 AM", "- | 00:25:00 | 00:29:00 | - | "],
  ["11:30 - 12:15 PM", "- | 11:30:00 | 12:15:00 | - | "],
  ["{{ Between 02:00 and 02.30 PM }}", "- | 14:00:00 | 14:30:00 | - | "],
  ["~13:30-13:45", "- | 13:30:00 | 13:45:00 | - | "],
  ["16:05:57-58", "- | 16:05:57 | 16:05:58 | - | "],
  ["**14:23 PST**: text", "- | 14:23:00 | - | -08:00 | text"],
  ["**14:23 PST - down** again", "- | 14:23:00 | - | -08:00 | **down** again"],
  ["[14:23 UTC] text", "- | 14:23:00 | - | +00:00 | text"],
  ["14:23 EST text", "- | 14:23:00 | - | ambiguous | text"],
  ["14:23 +02:00 text", "- | 14:23:00 | - | +02:00 | text"],
  ["2026-07-14T14:54:45-07:00 text", "2026-7-14 | 14:54:45 | - | -07:00 | text"],
  ["1430Z text", "- | 14:30:00 | - | +00:00 | text"],
  ["4pm text", "- | 16:00:00 | - | - | text"],
  ["14h30 text", "- | 14:30:00 | - | - | text"],
  ["14:23 on March 5: text", "?-3-5 | 14:23:00 | - | - | text"],
  ["Monday 14:23 text", "weekday 1 | 14:23:00 | - | - | text"],
  ["10/17/2026 14:00", "2026-10-17 | 14:00:00 | - | - | "],
  ["3/4/2026 14:00", "unclear | 14:00:00 | - | - | "],
  ["2026-02-30 14:00", "unclear | 14:00:00 | - | - | "],
  ["2026-03-05 Payments outage", "2026-3-5 | - | - | - | Payments outage"],
  ["14:23 a deploy", "- | 14:23:00 | - | - | a deploy"],
  ["14:23 GET /x", "- | 14:23:00 | - | - | GET /x"],
  ["24/7 on call", null],
  ["2X:XX", null],
  ["25:10", null],
  ["May be down", null],
  ["3 nodes died", null],
  ["", null],
];

for (const [text, expected] of golden) {
  Deno.test(`reads ${JSON.stringify(text)}`, () => assert.equal(told(text), expected));
}
