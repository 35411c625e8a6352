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
import logPatterns from "./migrations/0012_log_patterns.sql" with { type: "text" };
import causes from "./migrations/0013_causes.sql" with { type: "text" };
import readBy from "./migrations/0014_read_by.sql" with { type: "text" };
import foundFamilies from "./migrations/0015_found_families.sql" with { type: "text" };
import embeddings from "./migrations/0016_embeddings.sql" with { type: "text" };
import familiesKept from "./migrations/0017_families_kept.sql" with { type: "text" };
import messagesNamed from "./migrations/0018_messages_named.sql" with { type: "text" };
import recordStates from "./migrations/0019_record_states.sql" with { type: "text" };
import serviceDependencies from "./migrations/0020_service_dependencies.sql" with { type: "text" };
import folderIds from "./migrations/0021_folder_ids.sql" with { type: "text" };
import indicatorFirings from "./migrations/0022_indicator_firings.sql" with { type: "text" };
import actionStates from "./migrations/0023_action_states.sql" with { type: "text" };
import secretsFound from "./migrations/0024_secrets_found.sql" with { type: "text" };
import handles from "./migrations/0025_handles.sql" with { type: "text" };
import alertStorage from "./migrations/0026_alert_storage.sql" with { type: "text" };
import type { Warehouse } from "./warehouse.ts";

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** In order; a landed migration is never edited. */
export const migrations: readonly Migration[] = [
  { number: 1, name: "entities", sql: entities },
  { number: 2, name: "log_hashes", sql: logHashes },
  { number: 3, name: "links", sql: links },
  { number: 4, name: "recordings", sql: recordings },
  { number: 5, name: "metric_files", sql: metricFiles },
  { number: 6, name: "restatements", sql: restatements },
  { number: 7, name: "change_kinds", sql: changeKinds },
  { number: 8, name: "idle_records", sql: idleRecords },
  { number: 9, name: "source_offsets", sql: sourceOffsets },
  { number: 10, name: "files_noticed", sql: filesNoticed },
  { number: 11, name: "families", sql: families },
  { number: 12, name: "log_patterns", sql: logPatterns },
  { number: 13, name: "causes", sql: causes },
  { number: 14, name: "read_by", sql: readBy },
  { number: 15, name: "found_families", sql: foundFamilies },
  { number: 16, name: "embeddings", sql: embeddings },
  { number: 17, name: "families_kept", sql: familiesKept },
  { number: 18, name: "messages_named", sql: messagesNamed },
  { number: 19, name: "record_states", sql: recordStates },
  { number: 20, name: "service_dependencies", sql: serviceDependencies },
  { number: 21, name: "folder_ids", sql: folderIds },
  { number: 22, name: "indicator_firings", sql: indicatorFirings },
  { number: 23, name: "action_states", sql: actionStates },
  { number: 24, name: "secrets_found", sql: secretsFound },
  { number: 25, name: "handles", sql: handles },
  { number: 26, name: "alert_storage", sql: alertStorage },
];

const ledger = `
CREATE TABLE IF NOT EXISTS schema_migrations (
  number INTEGER NOT NULL,
  name VARCHAR NOT NULL
);
COMMENT ON TABLE schema_migrations IS 'One row per migration this file has had.';
COMMENT ON COLUMN schema_migrations.number IS 'Number of the migration, from 1.';
COMMENT ON COLUMN schema_migrations.name IS 'Its name.';
`;

async function applied(warehouse: Warehouse): Promise<number> {
  const [table] = await warehouse.query<{ n: number }>(
    "migration table",
    "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'schema_migrations'",
  );
  if (table?.n === 0) return 0;
  const [row] = await warehouse.query<{ n: number }>(
    "migrations",
    "SELECT coalesce(max(number), 0) AS n FROM schema_migrations",
  );
  return row?.n ?? 0;
}

function versionError(path: string, state: string, remedy: string): ExportError {
  return new ExportError("E-DB", refusal({ action: "open", thing: path, reason: state, remedy }));
}

/** Comments are for whoever opens the file; nobody else sees a warehouse in memory, and they are most of the statements. */
function stepsFor({ path }: Warehouse, sql: string): string {
  return path === ":memory:" ? sql.replaceAll(/^COMMENT ON .*;$/gm, "") : sql;
}

/**
 * Brings a warehouse to the newest tables in one transaction.
 *
 * @throws {ExportError} `E-DB` when the file is newer than this program, or older and opened read-only.
 */
export async function migrate(warehouse: Warehouse): Promise<void> {
  const newest = migrations.at(-1)?.number ?? 0;
  const at = await applied(warehouse);
  if (at > newest) {
    throw versionError(
      warehouse.path,
      "a newer Hindcast wrote it",
      "Use that version, or load the exports into another file",
    );
  }
  if (at === newest) return;
  if (warehouse.readOnly) {
    throw versionError(
      warehouse.path,
      "its tables are of an older Hindcast",
      "Load once to bring it up to date: deno task load data/raw",
    );
  }
  const steps = migrations.slice(at);
  await warehouse.transaction(async () => {
    if (at === 0) await warehouse.run(ledger);
    for (const { sql } of steps) await warehouse.run(stepsFor(warehouse, sql));
    const lines = steps.map(({ number, name }) => `(${number}, '${name}')`).join(", ");
    await warehouse.run(`INSERT INTO schema_migrations VALUES ${lines}`);
  });
}
