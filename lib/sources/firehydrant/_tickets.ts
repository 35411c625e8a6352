import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { incidentsKind, personOf } from "./_firehydrant.ts";
import type { HideNames } from "../_people.ts";
import { canonicalActionStatus } from "../_words.ts";

/** Address of a ticket in the tracker it was made in. */
function addressOf(ticket: Fields): string | null {
  const attached = ticket.list("attachments").map((attachment) =>
    attachment.text("href_url") ?? attachment.text("url")
  );
  return ticket.text("link") ?? attached.find((address) => address !== null) ?? null;
}

/** The ticket an incident itself is tracked by in another tool. */
export function trackedAs(fields: Fields): string | null {
  const own = fields.list("incident_tickets").find((ticket) => ticket.text("type") === "incident");
  return own === undefined ? null : addressOf(own);
}

/** A state of a ticket, and when it was reached where that is told. */
interface State {
  readonly ticket: Fields;
  readonly at: string | null;
  readonly isFirst: boolean;
}

function history(fields: Fields, zone: string | undefined): State[] {
  return fields.list("events").flatMap((event) => {
    const data = event.object("data");
    const ticket = data.object("ticket");
    if (ticket.text("id") === null) return [];
    const isFirst = data.text("operation") === "created";
    return [{ ticket, at: event.instant("occurred_at", zone), isFirst }];
  }).sort((one, other) => ((one.at ?? "") < (other.at ?? "") ? -1 : 1));
}

/** States of each ticket, oldest first: most tickets stand in the events of an incident only, some in its list. */
function ticketsOf(fields: Fields, zone: string | undefined): Map<string, State[]> {
  const listed = fields.list("incident_tickets").map((ticket) => ({ ticket, at: null, isFirst: false }));
  const tickets = new Map<string, State[]>();
  for (const [index, state] of [...history(fields, zone), ...listed].entries()) {
    const id = state.ticket.text("id") ?? `${fields.text("id")}#${index}`;
    tickets.set(id, [...tickets.get(id) ?? [], state]);
  }
  return tickets;
}

function times(states: readonly State[], latest: Fields, config: Config) {
  const zone = config.zones.sources[incidentsKind];
  const isDone = (ticket: Fields) => canonicalActionStatus(ticket.text("state"), config) === "done";
  const done = isDone(latest) ? states.find(({ ticket }) => isDone(ticket))?.at ?? null : null;
  return {
    created_at: latest.instant("created_at", zone) ?? states.find(({ isFirst }) => isFirst)?.at ?? null,
    due_at: latest.instant("due_at", zone),
    completed_at: done,
    updated_at: latest.instant("updated_at", zone) ?? states.findLast(({ at }) => at !== null)?.at ?? null,
  };
}

/** Tasks and follow-ups of an incident; the ticket that stands for the incident itself is nothing to be done. */
export function actionRows(
  fields: Fields,
  incidentId: string,
  hide: HideNames,
  config: Config,
): SourceRow[] {
  const tickets = ticketsOf(fields, config.zones.sources[incidentsKind]);
  return [...tickets].flatMap(([id, states]) => {
    const latest = states.at(-1)?.ticket;
    const title = latest?.text("summary") ?? latest?.text("description") ?? null;
    if (latest === undefined || latest.text("type") === "incident" || title === null) return [];
    const status = latest.text("state");
    const row = {
      action_item_id: `${incidentsKind}:${id}`,
      source: incidentsKind,
      incident_ref: incidentId,
      title: hide(title),
      kind: latest.text("type"),
      status: canonicalActionStatus(status, config),
      status_raw: status,
      owner_id: latest.list("assignees").map(personOf)[0] ?? null,
      priority: latest.object("priority").text("slug"),
      reference: addressOf(latest),
      ...times(states, latest, config),
    };
    return [{ table: "action_items", row }];
  });
}
