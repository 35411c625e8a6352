import { createHash } from "node:crypto";
import type { SourceRecord, SourceRow } from "../../model/source.ts";
import type { LogLevel } from "./level.ts";
import { wildcard } from "./_shape.ts";

/** What a line says apart from when and with which values. */
export interface LogShape {
  readonly service: string | null;
  readonly level: LogLevel | null;
  readonly template: string;
}

interface Count {
  lines: number;
  records: number;
  readonly line: number;
}

const shapesHeld = 20_000;
const countsHeld = 100_000;

/**
 * Counts the lines of a log by shape and minute, holding no more than a hundred thousand counts: what is handed over in
 * pieces is added up by the database. A log of more than twenty thousand shapes has the further ones under `<*>`.
 */
export class LogCounts {
  readonly #numbers = new Map<string, number>();
  readonly #rows: SourceRow[] = [];
  readonly #ids: string[] = [];
  #told = new Set<number>();
  #minutes = new Map<number, Map<number, Count>>();
  #current: Map<number, Count> = new Map();
  #minute = NaN;
  #held = 0;

  /**
   * @param kind source that reads the log.
   * @param log the log's own name: the same line in two logs is counted twice.
   */
  constructor(private readonly kind: string, private readonly log: string) {}

  /** The number of a shape. */
  shape(shape: LogShape, within = ""): number {
    const key = [within, shape.service, shape.level, shape.template].join("\u001f");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#ids.length >= shapesHeld && shape.template !== wildcard) {
      return this.shape({ ...shape, template: wildcard }, within);
    }
    const text = [this.kind, this.log, key].join("\u001f");
    const id = createHash("sha256").update(text).digest("hex").slice(0, 16);
    const number = this.#ids.push(id) - 1;
    this.#rows.push({ table: "log_templates", row: { template_id: id, source: this.kind, ...shape } });
    this.#numbers.set(key, number);
    return number;
  }

  /** Counts lines of a shape in a minute, and the records of the file that make them up. */
  add(shape: number, minute: number, line: number, lines = 1, records = 1): void {
    if (minute !== this.#minute) this.#turn(minute);
    const count = this.#current.get(shape);
    if (count) {
      count.lines += lines;
      count.records += records;
    } else {
      this.#current.set(shape, { lines, records, line });
      this.#held++;
    }
  }

  #turn(minute: number): void {
    this.#minute = minute;
    const known = this.#minutes.get(minute);
    this.#current = known ?? new Map();
    if (!known) this.#minutes.set(minute, this.#current);
  }

  /** Whether it is time to hand the counts over. */
  get isFull(): boolean {
    return this.#held >= countsHeld;
  }

  /** Hands the counts over and forgets them. */
  *take(): Generator<SourceRecord> {
    const minutes = this.#minutes;
    this.#minutes = new Map();
    this.#minute = NaN;
    this.#held = 0;
    for (const [minute, counts] of minutes) {
      const at = new Date(minute * 60_000).toISOString();
      for (const [shape, { lines, records, line }] of counts) {
        const row = { template_id: this.#ids[shape] ?? "", minute: at, lines };
        const rows: [SourceRow, ...SourceRow[]] = [{ table: "log_counts", row }];
        const template = this.#told.has(shape) ? undefined : this.#rows[shape];
        if (template) rows.push(template);
        this.#told.add(shape);
        yield { origin: { line, path: null }, records, rows };
      }
    }
  }
}
