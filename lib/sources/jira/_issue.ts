import type { Config } from "../../model/config.ts";
import { extraJson } from "../_extra.ts";
import { Fields } from "../_fields.ts";
import type { JiraCells } from "./_cells.ts";
import { type DateOrder, readLocalStamp } from "../_local_stamp.ts";
import { hidingNames, type NamedPeople } from "../_people.ts";
import { personId } from "../_person.ts";

/** Tool all Jira keys belong to. */
export const vendor = "jira";

/** Source of Jira's CSV. */
export const jiraKind = "jira_csv";

const peopleColumns = ["assignee", "reporter", "creator", "project lead"];

/** Columns with a place of their own, and those that hold people. */
const placed = new Set([
  ..."summary;issue key;issue id;issue type;status;status category;priority;resolution".split(";"),
  ..."created;updated;resolved;last viewed;due date;description;comment;parent id;parent;parent key".split(
    ";",
  ),
  ..."watchers;watchers id".split(";"),
  ...peopleColumns.flatMap((column) => [column, `${column} id`]),
]);

/** One issue of the file. */
export class JiraIssue {
  readonly fields: Fields;
  readonly people: NamedPeople;
  readonly #hide: (text: string | null) => string | null;

  constructor(
    readonly cells: JiraCells,
    readonly config: Config,
    private readonly order: DateOrder | null,
  ) {
    this.fields = new Fields(Object.fromEntries([...cells].map(([column, [first]]) => [column, first])));
    this.people = new Map(peopleColumns.flatMap((column) => {
      const name = this.text(column);
      return name === null ? [] : [[this.text(`${column} id`) ?? name, name] as const];
    }));
    this.#hide = hidingNames(vendor, this.people);
  }

  /** First value of a column. */
  text(column: string): string | null {
    return this.cells.get(column)?.[0] ?? null;
  }

  /** All values of the columns whose names match. */
  all(columns: RegExp): readonly string[] {
    return [...this.cells].flatMap(([column, values]) => columns.test(column) ? values : []);
  }

  /** First value of the first custom field whose name matches, and the column it stands in. */
  custom(name: RegExp): { readonly column: string; readonly value: string } | null {
    for (const [column, [value]] of this.cells) {
      const own = /^custom field \((.*)\)$/.exec(column)?.[1];
      if (own !== undefined && value !== undefined && name.test(own)) return { column, value };
    }
    return null;
  }

  /** A stamp of a column in UTC. */
  stamp(column: string): string | null {
    const text = this.text(column);
    return text === null ? null : this.fields.taken(column, this.read(text));
  }

  /** A stamp of the first custom field of that name which holds one. */
  customStamp(name: RegExp): string | null {
    const found = this.custom(name);
    if (!found || !("at" in this.read(found.value, "UTC"))) return null;
    return this.fields.taken(found.column, this.read(found.value));
  }

  /** A stamp in the zone of whoever exported. */
  read(text: string, zone: string | undefined = this.config.zones.sources[jiraKind]) {
    return readLocalStamp(text, zone, this.order);
  }

  /** Text of a column without the names of the people the issue names. */
  prose(text: string | null): string | null {
    return this.#hide(withoutMentions(text));
  }

  /** Pseudonym of the person of a column. */
  person(column: string): string | null {
    const id = this.text(`${column} id`) ?? this.text(column);
    return id === null ? null : personId(vendor, id);
  }

  /** What has no column, for `extra`. */
  extra(): string | null {
    const values = Object.fromEntries([...this.cells].map(([column, own]) => {
      const shown = own.map((value) => this.prose(withoutAuthor(column, value)));
      return [column, shown.length === 1 ? shown[0] : shown];
    }));
    return extraJson(values, (column) => !placed.has(column));
  }
}

/** `[~accountid:557058:...]` as the pseudonym of that account. */
function withoutMentions(text: string | null): string | null {
  return text?.replaceAll(/\[~(?:accountid:)?([^\]\s]+)\]/g, (_, id: string) => personId(vendor, id)) ?? null;
}

/** Files and work are written `date;author;...`. */
function withoutAuthor(column: string, value: string): string {
  if (column !== "attachment" && column !== "log work") return value;
  const [date, , ...rest] = value.split(";");
  return [date, ...rest].join(";");
}
