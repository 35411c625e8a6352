import type { Defect, ExportFile, Origin, SourceRecord } from "../../model/source.ts";
import { LogCounts } from "../logs/counts.ts";
import { LogEvents } from "../logs/events.ts";
import { logLevel } from "../logs/level.ts";
import { isSplunkAlert, splunkAlert } from "./_alert.ts";
import { fieldText, splunkKind, type SplunkResult } from "./_splunk.ts";
import { splunkTime, timeDefect } from "./_time.ts";
import { canonicalService } from "../_words.ts";
import { zoneNeeded } from "../_zone_needed.ts";

const rawLength = 4000;

function bare(raw: string): string {
  return raw.slice(0, rawLength);
}

/** Turns the results of one search into alerts and counts of log lines. */
export class SplunkReader {
  readonly counts = new LogCounts(splunkKind, "");
  readonly #events = new LogEvents(this.counts);
  readonly #zone: string | undefined;

  constructor(private readonly file: ExportFile) {
    this.#zone = file.config.zones.sources[splunkKind];
  }

  /** What one result gives at once; null where it was counted. */
  take(result: SplunkResult, origin: Origin, raw: string): SourceRecord | null {
    if (result.preview) {
      return { origin, nothing: "a preview, which a later frame of the export tells again" };
    }
    const isEvent = fieldText(result, "_raw") !== null;
    if (!isEvent && !isSplunkAlert(result)) return { origin, nothing: statistics(result) };
    const time = fieldText(result, "_time", "trigger_time");
    if (time === null) {
      return this.#rejected(origin, raw, timeDefect(null, { code: "E-DATE", reason: "it is missing" }));
    }
    const read = splunkTime(time, this.#zone);
    if ("code" in read) return this.#rejected(origin, raw, timeDefect(time, read));
    if (isSplunkAlert(result)) return { origin, rows: [splunkAlert(result, read.at, this.file.config)] };
    this.#count(result, read.at, origin);
    return null;
  }

  #rejected(origin: Origin, raw: string, rejected: Defect): SourceRecord {
    if (rejected.code === "E-ZONE") throw zoneNeeded(this.file, splunkKind, origin, rejected);
    return { origin, rejected, raw: bare(raw) };
  }

  #count(result: SplunkResult, at: string, { line }: Origin): void {
    this.#events.add({
      minute: Math.floor(Date.parse(at) / 60_000),
      text: fieldText(result, "_raw") ?? "",
      level: logLevel(fieldText(result, "log_level", "level", "severity")),
      service: canonicalService(fieldText(result, "service", "service_name", "app_name"), this.file.config),
      within: `${fieldText(result, "host") ?? ""} ${fieldText(result, "source") ?? ""}`,
    }, line ?? 0);
  }
}

function statistics(result: SplunkResult): string {
  return fieldText(result, "_time") === null
    ? "a row of statistics over no time, which no table holds"
    : "a row of a time chart: exported as CSV its numbers become metrics";
}
