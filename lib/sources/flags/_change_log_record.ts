import type { Config } from "../../model/config.ts";
import { changeKind, type ChangeLogColumns, type ChangeLogField } from "./change_log_columns.ts";
import { anyInstant } from "../_epoch.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { serviceOfFlag } from "../_flag_service.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { canonicalEnvironment, canonicalOutcome, canonicalService } from "../_words.ts";

const vendor = "change_log";
const secret = /pass(?:word|wd)?|secret|token|credential|api_?key|private/i;

/** A value as text: settings are numbers, lists and objects too. What a secret was set to is not kept. */
function valueText(value: unknown, name: string | null): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (name !== null && secret.test(name)) return "(not kept)";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** One record of a log of changes, read by the names its file gives the fields. */
class ChangeRecord {
  constructor(
    private readonly fields: Fields,
    private readonly columns: ChangeLogColumns,
    private readonly kind: string,
    private readonly config: Config,
  ) {}

  text(field: ChangeLogField): string | null {
    const name = this.columns[field];
    return name === undefined ? null : this.fields.text(name);
  }

  instant(field: "finished" | "started"): string | null {
    const name = this.columns[field];
    return name === undefined ? null : anyInstant(this.fields, name, this.config.zones.sources[this.kind]);
  }

  value(field: "from" | "to"): string | null {
    const name = this.columns[field];
    return name === undefined ? null : valueText(this.fields.values[name], this.subject);
  }

  /** Whether it tells of an end or an outcome; one that does not tells of something that was done at once. */
  get tellsEnd(): boolean {
    return this.columns.finished !== undefined || this.columns.status !== undefined;
  }

  /** The flag or setting that was changed. */
  get subject(): string | null {
    return this.text("flag") ?? this.text("setting");
  }

  get change(): string | null {
    const told = changeKind(this.text("kind"));
    return told ?? (this.text("flag") !== null ? "flag" : this.text("setting") !== null ? "config" : null);
  }

  get title(): string | null {
    const [subject, to] = [this.subject, this.value("to")];
    const done = [this.text("action"), subject].filter((part) => part !== null).join(" ");
    const set = done && to !== null ? `${done}: ${to}` : done;
    return this.text("title") ?? (set || null);
  }

  get service(): string | null {
    const named = this.text("service");
    return named === null
      ? serviceOfFlag(this.config, this.subject, null)
      : canonicalService(named, this.config);
  }

  get extra(): string | null {
    const placed = new Set(Object.values(this.columns));
    const said = {
      ...this.fields.values,
      from: this.value("from"),
      to: this.value("to"),
      subject: this.subject,
    };
    return extraJson(said, (key) => /^(?:from|subject|to)$/.test(key) || !placed.has(key));
  }
}

function idOf(record: ChangeRecord, started: string): string {
  const parts = [record.subject, record.service, record.text("environment"), started];
  return record.text("id") ?? parts.filter((part) => part !== null).join("@");
}

function rowOf(record: ChangeRecord, kind: string, change: string, started: string, config: Config) {
  const actor = record.text("actor");
  const id = idOf(record, started);
  const word = record.text("status");
  return {
    change_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    kind: change,
    service: record.service,
    environment: canonicalEnvironment(record.text("environment"), config),
    title: hidingNames(vendor, new Map(actor === null ? [] : [[actor, actor]]))(record.title),
    status: canonicalOutcome(word, config),
    status_raw: word,
    started_at: started,
    finished_at: record.tellsEnd ? record.instant("finished") : started,
    author_id: actor === null ? null : personId(vendor, actor),
    ref: record.text("version") ?? record.subject,
    url: record.text("url"),
    extra: record.extra,
  };
}

/** Maps a record of a log of changes of unknown origin by the names its file gives the fields. */
export function mapChange(
  fields: Fields,
  columns: ChangeLogColumns,
  kind: string,
  config: Config,
  once: Once,
): Mapped {
  const record = new ChangeRecord(fields, columns, kind, config);
  const started = record.instant("started");
  const change = record.change;
  if (started === null) {
    const field = columns.started ?? "started_at";
    const reason = "a change without a time cannot be placed";
    return { rejected: { code: "E-DATE", field, value: fields.text(field), reason } };
  }
  if (change === null) return missing(columns.kind ?? columns.flag ?? "kind");
  const actor = record.text("actor");
  const people = actor === null ? [] : personRows(vendor, new Map([[actor, actor]]));
  const row = rowOf(record, kind, change, started, config);
  return { rows: [{ table: "changes", row }, ...once.rows(people)] };
}
