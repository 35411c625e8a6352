import { type ChatPart, chatParts } from "./_chat_markup.ts";
import { jsonList } from "./_json_list.ts";
import { incidentUrl } from "./_pagerduty_shapes.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Person } from "./people.ts";
import { type Channel, channelsOf } from "./slack.ts";
import { type Message, messagesOf } from "./slack_messages.ts";

/** What a Graph export of the team's channels is written from. */
interface Team {
  readonly people: ReadonlyMap<string, Person>;
  readonly channel: Channel;
}

/** Directory id of a person, and thread id of a channel: letters and digits of their own, as Graph has them. */
function userId({ slackId }: Person): string {
  return `aad-${slackId.toLowerCase()}`;
}

function channelId({ id }: Channel): string {
  return `19:${id.toLowerCase()}@thread.tacv2`;
}

function identity(person: Person) {
  return {
    "@odata.type": "#microsoft.graph.teamworkUserIdentity",
    id: userId(person),
    displayName: person.name,
  };
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function htmlOf(part: ChatPart, mentioned: readonly string[], people: Team["people"]): string {
  if (part.kind === "words") return html(part.text);
  if (part.kind === "link") return `<a href="${html(part.url)}">${html(part.label)}</a>`;
  return `<at id="${mentioned.indexOf(part.slackId)}">${people.get(part.slackId)?.name ?? part.slackId}</at>`;
}

function body(text: string, people: Team["people"]) {
  const parts = chatParts(text);
  const mentioned = [...new Set(parts.flatMap((part) => part.kind === "person" ? [part.slackId] : []))];
  const mentions = mentioned.flatMap((slackId, id) => {
    const person = people.get(slackId);
    return person ? [{ id, mentionText: person.name, mentioned: { user: identity(person) } }] : [];
  });
  const content = `<p>${parts.map((part) => htmlOf(part, mentioned, people)).join("")}</p>`;
  return { body: { contentType: "html", content }, mentions };
}

function stampOf(ts: string): string {
  return new Date(Math.round(Number(ts) * 1000)).toISOString();
}

/** Graph's ids are milliseconds; the counter of Slack's stamps keeps messages of one of them apart. */
function idOf(ts: string): string {
  return `${ts.slice(0, 10)}${ts.slice(-4, -1)}`;
}

function card({ incident }: Channel) {
  const url = incidentUrl(incident);
  const text = (words: string) => ({ type: "TextBlock", text: words, wrap: true });
  const content = {
    type: "AdaptiveCard",
    version: "1.4",
    body: [
      text(`**Triggered** [#${incident.number}](${url}) ${incident.title}`),
      text(`[#${incident.number} ${incident.title}](${url})`),
      { type: "FactSet", facts: [{ title: "Service", value: incident.service.pagerName }] },
    ],
  };
  const attachment = `card-${incident.number}`;
  return {
    body: { contentType: "html", content: `<attachment id="${attachment}"></attachment>` },
    mentions: [],
    attachments: [{
      id: attachment,
      contentType: "application/vnd.microsoft.card.adaptive",
      content: JSON.stringify(content),
    }],
  };
}

function whoAndWhat(message: Message, { people, channel }: Team): Record<string, unknown> {
  const person = people.get(String(message["user"]));
  if (message["subtype"] === "bot_message") {
    const from = {
      application: { id: "app-pager", displayName: "PagerDuty", applicationIdentityType: "bot" },
      user: null,
    };
    return { messageType: "message", from, ...card(channel) };
  }
  if (message["subtype"] !== "channel_join" || !person) {
    const from = { application: null, user: person ? identity(person) : null };
    return { messageType: "message", from, ...body(message.text, people), attachments: [] };
  }
  const eventDetail = {
    "@odata.type": "#microsoft.graph.membersAddedEventMessageDetail",
    members: [identity(person)],
    initiator: { application: null, user: identity(person) },
  };
  const none = { contentType: "html", content: "<systemEventMessage/>" };
  return {
    messageType: "systemEventMessage",
    from: null,
    body: none,
    mentions: [],
    attachments: [],
    eventDetail,
  };
}

function chatMessage(message: Message, team: Team): Record<string, unknown> {
  const edited = message["edited"] as { readonly ts: string } | undefined;
  const editedAt = edited === undefined ? null : stampOf(edited.ts);
  const thread = message["thread_ts"];
  const createdDateTime = stampOf(message.ts);
  return {
    id: idOf(message.ts),
    replyToId: typeof thread === "string" && thread !== message.ts ? idOf(thread) : null,
    createdDateTime,
    lastModifiedDateTime: editedAt ?? createdDateTime,
    lastEditedDateTime: editedAt,
    deletedDateTime: null,
    subject: null,
    importance: "normal",
    chatId: null,
    channelIdentity: { teamId: "team-larkspur", channelId: channelId(team.channel) },
    ...whoAndWhat(message, team),
  };
}

/** Newest first, replies inside the message they answer, as Graph lists a channel with `$expand=replies`. */
function* threads(team: Team, company: Company): Generator<{ json: unknown }> {
  const told = messagesOf(team.channel.incident, team.channel.name, company).map((message) =>
    chatMessage(message, team)
  );
  for (const message of told.filter(({ replyToId }) => replyToId === null).reverse()) {
    yield { json: { ...message, replies: told.filter(({ replyToId }) => replyToId === message["id"]) } };
  }
}

function channelJson(channel: Channel) {
  return {
    id: channelId(channel),
    createdDateTime: stampOf(`${Math.floor(channel.incident.createdAt / 1000) + 10}`),
    displayName: channel.name,
    description: incidentUrl(channel.incident),
    membershipType: "standard",
  };
}

/** The chat as Microsoft Graph exports it: the team's channels, and the messages of each. */
export function teamsFiles(company: Company): readonly ExportText[] {
  const channels = channelsOf(company);
  const people = new Map(company.people.map((person) => [person.slackId, person]));
  return [
    {
      path: "raw/teams/channels.json",
      source: "teams_channels",
      pieces: () => jsonList(channels.map((channel) => ({ json: channelJson(channel) })), "value"),
    },
    ...channels.map((channel): ExportText => ({
      path: `raw/teams/${channel.name}.json`,
      source: "teams_messages",
      pieces: () => jsonList(threads({ people, channel }, company), "value"),
    })),
  ];
}
