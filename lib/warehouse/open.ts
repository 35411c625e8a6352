import { DuckDBInstance } from "@duckdb/node-api";
import { dirname, resolve } from "node:path";
import { openingError } from "./_lock.ts";
import { assertFinished } from "./_stale.ts";
import { migrate } from "./migrate.ts";
import { type Warehouse, warehouseOn } from "./warehouse.ts";

/** How a warehouse is opened. */
export interface OpenOptions {
  /** Only ask, never change: several processes may do so at once. Default false. */
  readonly readOnly?: boolean;
  /** Memory DuckDB may use for data, as it writes it: `2GB`. Default 512MB; the process may take about twice that. */
  readonly memoryLimit?: string;
  /** A query that takes longer is stopped. Milliseconds, default 300,000. */
  readonly queryTimeoutMs?: number;
}

interface Shared {
  readonly instance: DuckDBInstance;
  readonly readOnly: boolean;
  readonly spool: string;
  holders: number;
}

/** One instance per path and process: two on one file lose commits silently. */
const shared = new Map<string, Promise<Shared>>();

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Order matters: the folders are named while that is still allowed, the lock comes last. */
function settings(spool: string, memoryLimit: string): string[] {
  return [
    "SET TimeZone = 'UTC'",
    `SET memory_limit = ${quoted(memoryLimit)}`,
    ...(spool
      ? [
        `SET temp_directory = ${quoted(`${spool}/spill`)}`,
        `SET allowed_directories = [${quoted(`${spool}/`)}]`,
      ]
      : []),
    // What a large JSON took is given back to the system; else all that comes later would be held beside it.
    "SET allocator_bulk_deallocation_flush_threshold = '32MB'",
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET lock_configuration = true",
  ];
}

/** Beside the database, where files can be linked; elsewhere when the path holds letters DuckDB takes for a pattern. */
async function makeSpool(path: string): Promise<string> {
  if (path === ":memory:" || /[*?[\]{}]/.test(path)) return await Deno.makeTempDir({ prefix: "hindcast-" });
  const spool = `${path}.spool`;
  await Deno.remove(spool, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  await Deno.mkdir(spool, { recursive: true });
  return spool;
}

async function open(path: string, readOnly: boolean, memoryLimit: string): Promise<Shared> {
  if (path !== ":memory:" && !readOnly) await Deno.mkdir(dirname(path), { recursive: true });
  let instance: DuckDBInstance;
  try {
    const create = path === ":memory:" ? DuckDBInstance.create : DuckDBInstance.fromCache;
    instance = await create.call(DuckDBInstance, path, {
      access_mode: readOnly ? "READ_ONLY" : "READ_WRITE",
      // What is held in memory is small: to wake a second thread for each statement takes longer than it helps.
      ...(path === ":memory:" ? { threads: "1" } : {}),
    });
  } catch (error) {
    throw openingError(path, error);
  }
  const spool = readOnly ? "" : await makeSpool(path);
  const connection = await instance.connect();
  for (const statement of settings(spool, memoryLimit)) await connection.run(statement);
  connection.closeSync();
  return { instance, readOnly, spool, holders: 0 };
}

function share(path: string, readOnly: boolean, memoryLimit: string): Promise<Shared> {
  if (path === ":memory:") return open(path, readOnly, memoryLimit);
  const known = shared.get(path);
  if (known) return known;
  const opening = open(path, readOnly, memoryLimit);
  shared.set(path, opening);
  opening.catch(() => shared.delete(path));
  return opening;
}

function release(path: string, held: Shared): void {
  held.holders -= 1;
  if (held.holders > 0) return;
  shared.delete(path);
  held.instance.closeSync();
  if (!held.spool) return;
  try {
    // At once: the process may end right after.
    Deno.removeSync(held.spool, { recursive: true });
  } catch {
    // What cannot be removed now is cleared away when the warehouse is opened again.
  }
}

/**
 * Opens a warehouse: one DuckDB instance per path, in UTC, shut off from files and network, migrated to the newest
 * tables. A second call in the same process returns the same database.
 *
 * @param path the database file, or `:memory:`.
 * @throws {ExportError} `E-LOCKED` naming the process that holds it, `E-DB` when it is damaged or missing.
 *
 * @example
 * ```ts
 * import { openWarehouse } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const warehouse = await openWarehouse(":memory:");
 * const [row] = await warehouse.query<{ n: number }>("count", "SELECT count(*) AS n FROM incidents");
 * assert.equal(row?.n, 0);
 * warehouse.close();
 * ```
 */
export async function openWarehouse(path: string, options: OpenOptions = {}): Promise<Warehouse> {
  const { readOnly = false, memoryLimit = "512MB", queryTimeoutMs = 300_000 } = options;
  const place = path === ":memory:" ? path : resolve(path);
  const held = await share(place, readOnly, memoryLimit);
  if (held.readOnly && !readOnly) {
    throw openingError(place, new Error("this process has it open read-only: close it before loading"));
  }
  held.holders += 1;
  const connection = await held.instance.connect();
  let closed = false;
  const warehouse = warehouseOn({
    path: place,
    readOnly: held.readOnly,
    spool: held.spool,
    connection,
    queryTimeoutMs,
    release: () => {
      if (closed) return;
      closed = true;
      connection.closeSync();
      release(place, held);
    },
  });
  try {
    await migrate(warehouse);
    if (held.readOnly) await assertFinished(warehouse);
  } catch (error) {
    warehouse.close();
    throw error;
  }
  return warehouse;
}
