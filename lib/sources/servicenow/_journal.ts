import { createHash } from "node:crypto";
import type { SourceRow } from "../../model/source.ts";
import type { Instant } from "../_instant.ts";
import { hidingNames, type NamedPeople } from "../_people.ts";
import { personId } from "../_person.ts";
import { vendor } from "./_servicenow.ts";

/** An entry of a journal as lists and answers show it: `2026-03-01 09:10:00 - Ada Quill (Work notes)`, then its text. */
interface Entry {
  readonly atRaw: string | null;
  readonly author: string | null;
  readonly text: string;
}

const heading = /^(\d[\d/.-]* \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?) - (.+) \([^()\n]+\)[ \t]*$/gm;

/** What stands before the first heading, or without one, is an entry that names neither time nor author. */
function entriesOf(journal: string): readonly Entry[] {
  const text = journal.replaceAll("\r\n", "\n");
  const found = [...text.matchAll(heading)];
  const before = text.slice(0, found[0]?.index ?? text.length).trim();
  const entries = found.map((match, at): Entry => {
    const [whole, atRaw = "", author = ""] = match;
    const end = found[at + 1]?.index ?? text.length;
    return { atRaw, author, text: text.slice(match.index + whole.length, end).trim() };
  });
  return before === "" ? entries : [{ atRaw: null, author: null, text: before }, ...entries];
}

/** The texts of the journals of an incident: one column may hold those of two others. */
export function journalsIn(values: Readonly<Record<string, string>>): readonly string[] {
  const whole = values["comments_and_work_notes"];
  const texts = whole === undefined ? [values["comments"], values["work_notes"]] : [whole];
  return texts.filter((text) => text !== undefined);
}

/** Whose journal it is, and how to read what it says. */
export interface Journal {
  readonly source: string;
  readonly key: string;
  /** Ids of people by the name they are shown under. */
  readonly ids: ReadonlyMap<string, string>;
  /** A stamp of an entry, which is shown to people even where the columns are stored values. */
  readonly read: (text: string) => Instant;
}

/** The notes and comments of an incident as its events, oldest first, and who wrote them. */
export function readJournals(
  texts: readonly string[],
  journal: Journal,
): { readonly events: readonly SourceRow[]; readonly people: NamedPeople } {
  const entries = texts.flatMap(entriesOf).toReversed();
  const idOf = (author: string) => journal.ids.get(author) ?? author;
  const people = new Map(entries.flatMap(({ author }) => author === null ? [] : [[idOf(author), author]]));
  const hide = hidingNames(vendor, people);
  const events = entries.map((entry, index): SourceRow => {
    const id = createHash("sha256").update(JSON.stringify(entry)).digest("hex").slice(0, 12);
    const at = entry.atRaw === null ? null : journal.read(entry.atRaw);
    return {
      table: "incident_events",
      row: {
        event_id: `${journal.source}:${journal.key}#${id}`,
        source: journal.source,
        record_id: `${journal.source}:${journal.key}`,
        position: index + 1,
        occurred_at: at && "at" in at ? at.at : null,
        occurred_at_raw: entry.atRaw,
        kind: "note",
        actor_id: entry.author === null ? null : personId(vendor, idOf(entry.author)),
        text: hide(entry.text),
      },
    };
  });
  return { events, people };
}
