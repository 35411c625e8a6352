import type { Defect, ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { countLines } from "../_count_lines.ts";
import { isJsonObject, type JsonObject } from "../_json_value.ts";
import { lineBlocks } from "./_blocks.ts";
import { LogClock } from "./_clock.ts";
import { LogCounts } from "./counts.ts";
import { LogEvents } from "./events.ts";
import { isLogRecord, levelField, messageField, serviceField, timeField } from "./_fields.ts";
import { logName, serviceOfLog } from "./_name.ts";
import { LogTimes } from "./_time.ts";
import { zoneNeeded } from "../_zone_needed.ts";

const kind = "log_json";

function parsed(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line);
    return isJsonObject(value) ? value : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function recognise(head: Head): Recognition | null {
  if (!/^\s*\{/.test(head.text)) return null;
  const all = head.text.split("\n");
  const lines = (head.complete ? all : all.slice(0, -1)).filter((line) => line.startsWith("{")).slice(0, 100);
  const objects = lines.map(parsed).filter((record) => record !== null);
  const logs = objects.filter(isLogRecord).length;
  const isLog = logs > 0 && logs >= 0.8 * lines.length;
  return isLog
    ? { sure: 0.3, why: `${logs} of its first ${lines.length} lines are objects with a time and a message` }
    : null;
}

/** Reads the lines of one JSON log into counts. */
class JsonLogReader {
  records: SourceRecord[] = [];
  readonly counts: LogCounts;
  readonly #events: LogEvents;
  readonly #times: LogTimes;
  readonly #service: string | null;
  #line = 0;
  #last: { shape: number; minute: number } | null = null;

  constructor(private readonly file: ExportFile) {
    this.counts = new LogCounts(kind, logName(file.path));
    this.#events = new LogEvents(this.counts);
    this.#times = new LogTimes(new LogClock(file.config.zones.sources[kind], null));
    this.#service = serviceOfLog(file.path, file.config);
  }

  take(block: string): void {
    const lines = block.split("\n");
    if (lines.at(-1) === "") lines.pop();
    for (const line of lines) {
      this.#line++;
      const text = line.trim();
      if (text.startsWith("{")) this.#object(text);
      // deno-lint-ignore no-control-regex -- a line of blanks and control characters is no record
      else if (/[^\u0000-\u0020]/.test(line)) this.#goOn();
    }
  }

  /** Text between the objects is part of the one before, as the trace of a crash is. */
  #goOn(): void {
    if (this.#last) return this.counts.add(this.#last.shape, this.#last.minute, this.#line, 0);
    this.records.push({
      origin: { line: this.#line, path: null },
      nothing: "no line of the log stands before it",
    });
  }

  #object(text: string): void {
    const record = parsed(text);
    if (!record) {
      return this.#reject({
        code: "E-JSON",
        field: null,
        value: null,
        reason: "the line is not one JSON object",
      }, text);
    }
    const time = timeField(record);
    const minute = this.#times.minuteOf(time);
    if ("code" in minute) {
      const value = time === undefined ? null : String(time);
      const reason = time === undefined ? "it has no time" : minute.reason;
      return this.#reject({ code: minute.code, field: "time", value, reason }, text);
    }
    const shape = this.#events.add({
      minute: minute.minute,
      text: messageField(record),
      level: levelField(record),
      service: serviceField(record, this.file.config) ?? this.#service,
    }, this.#line);
    this.#last = { shape, minute: minute.minute };
  }

  #reject(rejected: Defect, raw: string): void {
    const origin = { line: this.#line, path: null };
    if (rejected.code === "E-ZONE") throw zoneNeeded(this.file, kind, origin, rejected);
    this.records.push({ origin, rejected, raw: raw.slice(0, 4000) });
  }
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const reader = new JsonLogReader(file);
  const decoder = new TextDecoder();
  for await (const block of lineBlocks(file)) {
    reader.take(decoder.decode(block));
    yield* reader.records;
    reader.records = [];
    if (reader.counts.isFull) yield* reader.counts.take();
  }
  yield* reader.counts.take();
}

/**
 * Logs of one JSON object a line, under the names of fields loggers use. Kept as counts by minute, service, level and
 * masked shape of the message; the lines themselves are not kept.
 */
export const logJson: Source = {
  kind,
  title: "JSON log lines",
  recognise,
  scope: logName,
  count: countLines,
  read,
};
