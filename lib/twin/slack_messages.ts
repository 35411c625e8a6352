import { minute } from "./_clock.ts";
import { pick, streamOf } from "./_draw.ts";
import type { Random } from "../stats/random.ts";
import { incidentUrl } from "./_pagerduty_shapes.ts";
import type { Company } from "./company.ts";
import type { Incident } from "./incident.ts";
import type { Person } from "./people.ts";

const botId = "B0PAGERDUT";

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

/** A message as the chat exports it. */
export interface Message {
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

/** All that was said about an incident in its channel, oldest first: the pager's post, and people at work. */
export function messagesOf(incident: Incident, channel: string, company: Company): readonly Message[] {
  const random = streamOf(company.seed, `slack/${channel}`);
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
