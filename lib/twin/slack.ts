import { isoDay } from "./_clock.ts";
import { jsonList } from "./_json_list.ts";
import { incidentUrl } from "./_pagerduty_shapes.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import type { Person } from "./people.ts";
import { messagesOf } from "./slack_messages.ts";
import { isTold } from "./told.ts";

/** A channel of one incident. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly incident: Incident;
}

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

function dayFiles(channel: Channel, company: Company): readonly ExportText[] {
  const byDay = Map.groupBy(
    messagesOf(channel.incident, channel.name, company),
    ({ ts }) => isoDay(Number(ts) * 1000),
  );
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
