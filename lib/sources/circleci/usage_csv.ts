import type { Config } from "../../model/config.ts";
import type { ExportFile, Source, SourceRecord } from "../../model/source.ts";
import { environmentIn, runKind, serviceIn } from "../_ci_names.ts";
import { outcomeOf } from "./_circleci.ts";
import { jobsKind } from "./_job.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvNames } from "../_csv_names.ts";
import { CsvFile } from "../_csv_records.ts";
import { Fields } from "../_fields.ts";
import { type Mapped, missing, recordOf } from "../_map_records.ts";
import { refusingNaive } from "../_refuse_naive.ts";

const kind = "circleci_usage_csv";
const needed = ["JOB_ID", "JOB_BUILD_STATUS", "WORKFLOW_ID", "PIPELINE_ID", "PROJECT_NAME"];

/** A run of a job; the key is that of the job from the API, so that both tell of one change. */
function mapped(fields: Fields, config: Config): Mapped {
  const id = fields.text("JOB_ID");
  if (id === null) return missing("JOB_ID");
  const zone = config.zones.sources[kind];
  const [name, word] = [fields.text("JOB_NAME"), fields.text("JOB_BUILD_STATUS")];
  const change = runKind(fields.text("WORKFLOW_NAME")) === "deployment" ? "build" : runKind(name);
  const row = {
    change_id: `${jobsKind}:${id}`,
    source: kind,
    vendor_id: id,
    kind: change,
    service: serviceIn(config, fields.text("PROJECT_NAME")),
    environment: change === "deployment" ? environmentIn(config, name) : null,
    title: name,
    status: outcomeOf(word, config),
    status_raw: word,
    started_at: fields.instant("JOB_RUN_STARTED_AT", zone),
    finished_at: fields.instant("JOB_RUN_STOPPED_AT", zone),
    ref: fields.text("VCS_BRANCH"),
    url: fields.text("VCS_URL"),
  };
  return { rows: [{ table: "changes", row }] };
}

async function* records(file: ExportFile): AsyncGenerator<SourceRecord> {
  const { header, records } = await CsvFile.read(file);
  for (const { line, raw, cells, fault } of records) {
    const values = header.map((name, at) => [name, cells[at] === "\\N" ? null : cells[at] ?? null]);
    const fields = new Fields(Object.fromEntries(values));
    const read = fault ? { rejected: fault } : mapped(fields, file.config);
    yield recordOf(read, fields.defects, { line, path: null }, raw);
  }
}

/** The usage report of CircleCI as CSV: one row per run of a job. Its stamps name no zone. */
export const circleciUsageCsv: Source = {
  kind,
  title: "CircleCI usage report (CSV)",
  recognise(head) {
    const header = new Set(csvNames(head.text));
    return needed.every((name) => header.has(name))
      ? { sure: 0.95, why: "the columns of CircleCI's usage report" }
      : null;
  },
  count: countCsvRecords,
  read: (file) => refusingNaive(file, kind, records(file)),
};
