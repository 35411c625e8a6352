import { isoDay, minute } from "./_clock.ts";
import { pick, streamOf } from "./_draw.ts";
import type { Random } from "../stats/random.ts";
import { jsonList } from "./_json_list.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { incidentUrl } from "./_pagerduty_shapes.ts";
import type { Person } from "./people.ts";
import { isTold } from "./told.ts";

const botId = "B0PAGERDUT";

/** A channel of one incident, and what was said in it. */
interface Channel {
  readonly id: string;
  readonly name: string;
  readonly incident: Incident;
}

/** Lines people say while they work on an incident: early, in the middle, at the end. */
const early = [
  "looking",
  "on it, give me a minute",
  "seeing the same on the dashboard, error rate started right with the page",
  "do we know if customers notice?",
  "support has {n} tickets already",
];
const middle = [
  "nothing deployed in the last hour &amp; no flag was flipped",
  "graph: <https://grafana.larkspur.example/d/{n}|{service} overview>",
  "<@{other}> can you check the database side?",
  "restarting one pod to see whether it helps",
  "restart did not help, still {pct} % errors",
  "I think this is the same as two weeks ago",
  "p99 went from 200 ms -&gt; {n} ms",
  "scaling up now",
];
const late = [
  "errors are going down",
  "back to normal since a few minutes, watching",
  "resolving, will write the postmortem tomorrow",
  "thanks all",
];

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 30).replace(
    /-$/,
    "",
  );
}

/** Incidents with a channel of their own: the worst of the last two quarters, as many as the size allows. */
export function channelsOf(company: Company): readonly Channel[] {
  return company.incidents
    .filter((incident) => isTold(incident) && incident.createdAt >= Date.UTC(2026, 3, 1))
    .toSorted((one, other) => (one.severity ?? 9) - (other.severity ?? 9) || one.number - other.number)
    .slice(0, company.size.channels)
    .sort((one, other) => one.number - other.number)
    .map((incident) => ({
      id: `C0${incident.id.slice(1)}`,
      name: `inc-${incident.number}-${slug(incident.title)}`,
      incident,
    }));
}

interface Message {
  readonly type: "message";
  readonly ts: string;
  readonly text: string;
  readonly [field: string]: unknown;
}

/** Slack's stamp: seconds and a six-digit counter that keeps messages of one second apart. */
function stamp(at: number, counter: number): string {
  return `${Math.floor(at / 1000)}.${String(counter * 100 + 19).padStart(6, "0")}`;
}

function botPost(incident: Incident, at: number): Message {
  const text = `*Triggered* <${incidentUrl(incident)}|#${incident.number}> ${incident.title}`;
  return {
    type: "message",
    subtype: "bot_message",
    bot_id: botId,
    username: "PagerDuty",
    ts: stamp(at, 0),
    text: "",
    attachments: [{
      color: "#b71c1c",
      fallback: `Triggered #${incident.number}: ${incident.title}`,
      title: `#${incident.number} ${incident.title}`,
      title_link: incidentUrl(incident),
      fields: [{ title: "Service", value: incident.service.pagerName, short: true }],
    }],
    blocks: [{ type: "section", text: { type: "mrkdwn", text } }],
  };
}

function said(
  line: string,
  at: number,
  counter: number,
  who: Person,
  other: Person,
  service: string,
): Message {
  const words = { n: `${100 + counter * 37}`, pct: `${4 + counter * 3}`, service, other: other.slackId };
  const text = line.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof words) => words[name]);
  return { type: "message", user: who.slackId, ts: stamp(at, counter), text, team: "T0LARKSPUR" };
}

function talk(incident: Incident, people: readonly Person[], random: Random): readonly Message[] {
  const team = people.filter((person) => person.team === incident.service.team);
  const lasts = (incident.resolvedAt as number) - incident.createdAt;
  const lines = [
    pick(early, random),
    pick(early, random),
    ...random.shuffle([...middle]).slice(0, 5),
    ...late.slice(1),
  ];
  return lines.map((line, index) => {
    const at = incident.createdAt + minute + lasts * (index + random.next() * 0.8) / lines.length;
    const who = index === 0 ? incident.responder : pick(team, random);
    return said(line, at, index + 1, who, pick(team, random), incident.service.name);
  });
}

// The third message becomes a thread with the fourth as its reply; the fifth was edited half a minute later.
function threadedAndEdited(messages: readonly Message[]): readonly Message[] {
  const parent = messages[2] as Message;
  const reply = messages[3] as Message;
  return messages.map((message, index) => {
    if (index === 2) {
      const replies = [{ user: reply.user, ts: reply.ts }];
      return {
        ...message,
        thread_ts: message.ts,
        reply_count: 1,
        reply_users: [reply.user],
        latest_reply: reply.ts,
        replies,
      };
    }
    if (index === 3) return { ...message, thread_ts: parent.ts, parent_user_id: parent.user };
    if (index !== 4) return message;
    const editedAt = `${Number(message.ts.slice(0, 10)) + 30}.000000`;
    return { ...message, edited: { user: message.user, ts: editedAt } };
  });
}

function messagesOf(channel: Channel, company: Company): readonly Message[] {
  const { incident } = channel;
  const random = streamOf(company.seed, `slack/${channel.name}`);
  const joined = {
    type: "message",
    subtype: "channel_join",
    user: incident.responder.slackId,
    ts: stamp(incident.createdAt + 30_000, 0),
    text: `<@${incident.responder.slackId}> has joined the channel`,
  } as const;
  const people = threadedAndEdited(talk(incident, company.people, random));
  return [botPost(incident, incident.createdAt + 20_000), joined, ...people];
}

function dayFiles(channel: Channel, company: Company): readonly ExportText[] {
  const byDay = Map.groupBy(messagesOf(channel, company), ({ ts }) => isoDay(Number(ts) * 1000));
  return [...byDay].map(([day, messages]) => ({
    path: `raw/slack/${channel.name}/${day}.json`,
    source: "slack_messages",
    pieces: () => jsonList(messages.map((json) => ({ json })), null),
  }));
}

function channelJson({ id, name, incident }: Channel, people: readonly Person[]): Record<string, unknown> {
  const created = Math.floor(incident.createdAt / 1000) + 10;
  const topic = { value: incidentUrl(incident), creator: incident.responder.slackId, last_set: created };
  const purpose = { value: incident.title, creator: incident.responder.slackId, last_set: created };
  const members = people.filter(({ team }) => team === incident.service.team).map(({ slackId }) => slackId);
  return {
    id,
    name,
    created,
    creator: incident.responder.slackId,
    is_archived: true,
    members,
    topic,
    purpose,
  };
}

function userJson({ slackId, name, email }: Person): Record<string, unknown> {
  const profile = { real_name: name, display_name: name.split(" ")[0], email };
  return {
    id: slackId,
    team_id: "T0LARKSPUR",
    name: email.split("@")[0],
    deleted: false,
    is_bot: false,
    profile,
  };
}

/** The chat's export as a folder: users, channels, and a file for each day of each incident's channel. */
export function slackFiles(company: Company): readonly ExportText[] {
  const channels = channelsOf(company);
  const list = (path: string, source: string, items: readonly unknown[]): ExportText => ({
    path: `raw/slack/${path}`,
    source,
    pieces: () => jsonList(items.map((json) => ({ json })), null),
  });
  return [
    list("channels.json", "slack_channels", channels.map((channel) => channelJson(channel, company.people))),
    list("users.json", "slack_users", company.people.map(userJson)),
    ...channels.flatMap((channel) => dayFiles(channel, company)),
  ];
}
