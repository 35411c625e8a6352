import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import entities from "./migrations/0001_entities.sql" with { type: "text" };
import logHashes from "./migrations/0002_log_hashes.sql" with { type: "text" };
import links from "./migrations/0003_links.sql" with { type: "text" };
import recordings from "./migrations/0004_recordings.sql" with { type: "text" };
import metricFiles from "./migrations/0005_metric_files.sql" with { type: "text" };
import restatements from "./migrations/0006_restatements.sql" with { type: "text" };
import changeKinds from "./migrations/0007_change_kinds.sql" with { type: "text" };
import idleRecords from "./migrations/0008_idle_records.sql" with { type: "text" };
import sourceOffsets from "./migrations/0009_source_offsets.sql" with { type: "text" };
import filesNoticed from "./migrations/0010_files_noticed.sql" with { type: "text" };
import families from "./migrations/0011_families.sql" with { type: "text" };
  { number: 13, name: "causes", sql: causes },
