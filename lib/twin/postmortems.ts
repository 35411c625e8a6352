import { minute } from "./_clock.ts";
import { wallTime } from "./_zone.ts";
import type { ActionItem } from "./actions.ts";
import { corrections } from "./banks/shared.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { wordingsIn } from "./language.ts";
import { incidentUrl } from "./_pagerduty_shapes.ts";

/** How a house writes its postmortems. */
type Style = "front_matter" | "headings" | "bullets";

const styles: readonly Style[] = ["front_matter", "headings", "bullets"];

/** A line of a postmortem's timeline. */
export interface Event {
  readonly at: number;
  readonly text: string;
}

/** The timeline a postmortem tells, oldest first. */
export function eventsOf(incident: Incident): readonly Event[] {
  const { createdAt, acknowledgedAt, resolvedAt, service } = incident;
  const end = resolvedAt as number;
  const between = (share: number) => createdAt + Math.floor((end - createdAt) * share / minute) * minute;
  return [
    { at: createdAt - 4 * minute, text: `First errors in ${service.name}` },
    { at: createdAt, text: "Pager goes off" },
    ...(acknowledgedAt === null ? [] : [{ at: acknowledgedAt, text: "On-call engineer acknowledges" }]),
    { at: between(0.75), text: "Likely cause found, remedy prepared" },
    { at: between(0.9), text: "Remedy applied, errors fall" },
    { at: end, text: "Incident resolved" },
  ].sort((one, other) => one.at - other.at);
}

const clock = (at: number, zone: string) => wallTime(at, zone).slice(11, 16);
const date = (at: number, zone: string) => wallTime(at, zone).slice(0, 10);

const notKnown = "To be filled in.";

/** Why it happened, in other words than the summary has; where that was wrong, it is taken back first. */
function causeIn({ account, causeTold, half, number }: Incident): string {
  if (causeTold !== "mistaken" || half === null) return account.cause ?? notKnown;
  const own = wordingsIn(corrections, half);
  return `${own[number % own.length]} ${account.cause}`;
}

function frontMatter(incident: Incident, items: readonly ActionItem[]): string {
  const { body, account } = incident;
  const cause = [...(account.trigger === null ? [] : [account.trigger]), causeIn(incident)].join(" ");
  const stamp = (at: number) => `${wallTime(at, "UTC").replace(" ", "T")}Z`;
  const events = eventsOf(incident).map(({ at, text }) => `- ${clock(at, "UTC")} - ${text}`);
  return [
    "---",
    `title: ${JSON.stringify(incident.title)}`,
    `incident: ${incident.id}`,
    `start_time: ${stamp(incident.createdAt)}`,
    `end_time: ${stamp(incident.resolvedAt as number)}`,
    `product: ${incident.service.name}`,
    `summary: ${JSON.stringify(body)}`,
    "---",
    "",
    ...["## Summary", "", body, "", "## What went wrong", "", cause, "", "## Timeline", ""],
    ...["Times in UTC.", "", ...events, "", "## Follow-ups", ""],
    ...items.map(({ title, reference, status }) =>
      `- [${status === "done" ? "x" : " "}] ${title} (${reference})`
    ),
    "",
  ].join("\n");
}

function headings(incident: Incident, items: readonly ActionItem[]): string {
  const trigger = incident.account.trigger ?? notKnown;
  const { team, name } = incident.service;
  const rows = eventsOf(incident).map(({ at, text }) => `| ${clock(at, "UTC")} | ${text} |`);
  const actions = items.map((item) =>
    `| ${item.title} | ${item.kind} | team ${team.name} | ${item.reference} | ${item.status} |`
  );
  return [
    `# ${incident.title} (incident #${incident.number})`,
    "",
    `**Date**: ${date(incident.createdAt, "UTC")}`,
    "",
    `**Status**: Complete`,
    "",
    `**Incident**: ${incident.id}`,
    "",
    ...[`## Summary`, "", incident.body, "", "## Impact", "", `Users of ${name} met errors or waited.`, ""],
    ...[
      "## Root Causes",
      "",
      causeIn(incident),
      "",
      "## Trigger",
      "",
      trigger,
      "",
      "## Detection",
      "",
      "An alert paged the team on call.",
      "",
    ],
    ...[
      "## Action Items",
      "",
      "| Action Item | Type | Owner | Bug | Status |",
      "| --- | --- | --- | --- | --- |",
    ],
    ...[...actions, "", "## Lessons Learned", "", "### What went well", "", "- The page came early.", ""],
    ...["## Timeline", "", "All times in UTC.", "", "| Time | Event |", "| --- | --- |", ...rows, ""],
  ].join("\n");
}

const bulletZones: Readonly<Record<string, string>> = {
  "America/New_York": "All times are in US/Eastern.",
  "Europe/Berlin": "All times are in Europe/Berlin.",
  "Asia/Kolkata": "All times are in US/Pacific.",
};

function bullets(incident: Incident, items: readonly ActionItem[]): string {
  const teamZone = incident.service.team.zone;
  // The data team writes its reports with its manager overseas.
  const zone = teamZone === "Asia/Kolkata" ? "America/Los_Angeles" : teamZone;
  const events = eventsOf(incident).map(({ at, text }) => `- ${date(at, zone)} ${clock(at, zone)} - ${text}`);
  return [
    `# ${date(incident.createdAt, zone)}: ${incident.title}`,
    "",
    `PagerDuty: ${incidentUrl(incident)}`,
    "",
    incident.body,
    "",
    causeIn(incident),
    "",
    ...["## Timeline", "", bulletZones[teamZone] as string, "", ...events, "", "## Action items", ""],
    ...items.map(({ title, reference }) => `- ${title} (${reference})`),
    "",
  ].join("\n");
}

const writers: Readonly<Record<Style, typeof bullets>> = { front_matter: frontMatter, headings, bullets };

/** Style the postmortem of an incident is written in; each team has its own habits, but not strictly. */
export function styleOf(index: number): Style {
  return styles[index % styles.length] as Style;
}

/** Postmortem documents in Markdown, in three house styles. */
export function postmortemFiles(company: Company): readonly ExportText[] {
  return company.told.map((incident, index) => {
    const items = company.actionItems.filter((item) => item.incident === incident);
    return {
      path: `raw/postmortems/${
        date(incident.createdAt, "UTC")
      }-${incident.service.name}-${incident.number}.md`,
      source: "postmortem_markdown",
      pieces: () => [{ text: writers[styleOf(index)](incident, items), records: 1 }],
    };
  });
}
