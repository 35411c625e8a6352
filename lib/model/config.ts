/** How one kind of CSV, JSON Lines or Parquet export fills one entity table. */
export interface TableMapping {
  /** Name of the source these rows get, and of the mapping in messages. */
  readonly name: string;
  /** Tool the ids belong to: mappings and sources with one vendor and one id speak of one incident. Default: the name. */
  readonly vendor?: string | undefined;
  /** How the files are written. */
  readonly format: "csv" | "jsonl" | "parquet";
  /** Restricts the mapping to files whose name matches, `*` for any run of characters. */
  readonly files?: string | undefined;
  /** The table it fills, one of {@link mappedTables}. */
  readonly table: "incidents" | "alerts" | "changes" | "messages" | "metrics" | "action_items";
  /** Between the cells of a CSV; default a comma. */
  readonly delimiter: string;
  /** Canonical column of the table → column (or dotted path in JSON) of the export. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns of the export that together tell its records apart, where none does alone: their texts are the id. */
  readonly id_of: readonly string[];
  /** Canonical column → the same text for every row. */
  readonly constants: Readonly<Record<string, string>>;
  /** Zone of stamps written without an offset. */
  readonly zone?: string | undefined;
  /** How stamps are written: ISO 8601 unless a strptime format is given; `epoch_s` and `epoch_ms` for numbers. */
  readonly time_format: string;
  /** Sign before the decimals of a CSV's numbers; the other one may part thousands. Unset, only 1234.5 is a number. */
  readonly decimal?: "," | "." | undefined;
  /** Words that mean "no value". */
  readonly nulls: readonly string[];
  /** Word of the export → severity 1 (worst) to 5; overrides `words.severity`. */
  readonly severity: Readonly<Record<string, number>>;
  /** Canonical column → (word of the export → canonical word): `incident_type: { maintenance: maintenance }`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Between the services of one cell of a CSV. */
  readonly list_separator: string;
}

/** Two records, as a person names them. */
export type LinkedPair = readonly [one: string, other: string];

/** `hindcast.yaml`, checked, with every default filled in. */
export interface Config {
  /** IANA names of time zones. */
  readonly zones: {
    /** Zone hours of the day are shown in. */
    readonly reporting: string;
    /** Zone of each team whose hours differ. */
    readonly teams: Readonly<Record<string, string>>;
    /** Zone of stamps written without an offset, by source. */
    readonly sources: Readonly<Record<string, string>>;
  };
  /** How dates made of numbers are read. */
  readonly dates: {
    /** Whether 4/5/2026 is in May or in April, by source; only files that leave it open need it. */
    readonly sources: Readonly<Record<string, "day_first" | "month_first">>;
    /** Year of the first line of a log whose stamps have none, by the file's name. */
    readonly years: Readonly<Record<string, number>>;
  };
  /** How files are encoded that are not UTF-8, by their name, `*` for any run of characters: `windows-1252`. */
  readonly encodings: Readonly<Record<string, string>>;
  /** When the recording of a meeting began, UTC, by the folder its files lie in or the file's own name. */
  readonly recordings: Readonly<Record<string, string>>;
  /** What the words of the exports mean here. */
  readonly words: {
    /** Word of the exports → severity 1 (worst) to 5. */
    readonly severity: Readonly<Record<string, number>>;
    /** Name used by a tool → the one name the service has here. */
    readonly services: Readonly<Record<string, string>>;
    /** Name used by a tool → the one name the team has here. */
    readonly teams: Readonly<Record<string, string>>;
    /** Word of the exports → where an incident stands. */
    readonly status: Readonly<
      Record<string, "acknowledged" | "cancelled" | "mitigated" | "open" | "resolved">
    >;
    /** Word of the exports → how a change ended. */
    readonly outcomes: Readonly<Record<string, "cancelled" | "failed" | "in_progress" | "success">>;
    /** Word of the exports → where an action item stands. */
    readonly actions: Readonly<
      Record<string, "accepted" | "done" | "proposed" | "rejected" | "superseded">
    >;
    /** Name used by a tool → the one name the environment has here. */
    readonly environments: Readonly<Record<string, string>>;
    /** Word of the exports → `incident`, `maintenance`, `test` or a type of one's own. */
    readonly incident_types: Readonly<Record<string, string>>;
  };
  /** What is known of the services beyond their names. */
  readonly services: {
    /** Service → services it depends on. */
    readonly dependencies: Readonly<Record<string, readonly string[]>>;
  };
  /** Which records are one incident. Records are named by `record_id`, `vendor:vendor_id`, an id of their own or an address. */
  readonly links: {
    /** Pairs that are one incident, whatever the rules say. */
    readonly force: readonly LinkedPair[];
    /** Pairs that are not. */
    readonly forbid: readonly LinkedPair[];
    /** Tools (`incident_records.vendor`) that are status pages: fragments of one outage on them are one incident. */
    readonly status_pages: readonly string[];
  };
  /** Exports of one's own. */
  readonly tables: readonly TableMapping[];
}
