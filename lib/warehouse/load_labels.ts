import { createHash } from "node:crypto";
import type { CauseLabel } from "../model/cause_label.ts";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { CauseCategory, Taxonomy } from "../model/taxonomy.ts";
import { type BadLabel, type CauseLabels, readCauseLabels } from "../sources/labels/cause_labels.ts";
import { readTaxonomy } from "../sources/labels/taxonomy.ts";
import { literal } from "../sources/sql.ts";
import { applyLabels } from "./_apply_labels.ts";
import type { Warehouse } from "./warehouse.ts";

/** A row of the labels that was left out. */
export interface LeftOutLabel {
  /** Physical line in its file, from 1. */
  readonly line: number;
  /** What to correct, in the words of all messages. */
  readonly message: string;
}

/** What became of the labels. */
export interface LabelReport {
  /** The file they stand in. */
  readonly file: string;
  /** Rows in it. */
  readonly rows: number;
  /** Decisions that hold: the newest of each incident and question. */
  readonly labels: number;
  /** Incidents with a label. */
  readonly incidents: number;
  /** Decisions taken from final postmortems, of incidents nobody labelled. */
  readonly postmortems: number;
  /** Rows left out, each with its reason. */
  readonly leftOut: readonly LeftOutLabel[];
}

/** As long as the table `rejects` keeps records. */
const longestRaw = 4000;

interface Placed {
  readonly label: CauseLabel;
  readonly line: number;
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return null;
    throw error;
  }
}

function noTaxonomy(path: string): ExportError {
  return new ExportError(
    "E-CONFIG",
    refusal({
      action: "read",
      thing: path,
      reason: "there is no such file, and labels are worth nothing without it",
      remedy: "Copy data/labels/taxonomy.yaml of Hindcast there",
    }),
  );
}

/** The newest of each incident and question; of equally new ones the one further down. */
function newest(placed: readonly Placed[]): Placed[] {
  const held = new Map<string, Placed>();
  for (const one of placed) {
    const key = JSON.stringify([one.label.incidentId, one.label.role]);
    const other = held.get(key);
    if (!other || other.label.labelledAt <= one.label.labelledAt) held.set(key, one);
  }
  return [...held.values()];
}

function text(value: string | null): string {
  return value === null ? "NULL" : literal(value);
}

function labelValues(fileId: string, { label, line }: Placed): string {
  const cells = [label.incidentId, label.role, label.category, label.evidence, label.by, label.note].map(
    text,
  );
  const [id, role, category, evidence, by, note] = cells;
  return `('incidents', ${id}, ${role}, ${category}, CAST(${
    text(label.labelledAt)
  } AS TIMESTAMPTZ) AT TIME ZONE 'UTC', ${literal(fileId)}, ${line}, NULL, ${evidence}, ${by}, ${note})`;
}

async function insert(warehouse: Warehouse, table: string, values: readonly string[]): Promise<void> {
  for (let at = 0; at < values.length; at += 500) {
    await warehouse.run(`INSERT INTO ${table} VALUES ${values.slice(at, at + 500).join(",\n")}`);
  }
}

async function writeCategories(warehouse: Warehouse, categories: readonly CauseCategory[]): Promise<void> {
  await warehouse.run("DELETE FROM cause_categories");
  await insert(
    warehouse,
    "cause_categories",
    categories.map(({ name, definition, not, seeds }, at) =>
      `(${text(name)}, ${at + 1}, ${text(definition)}, ${text(not)}, [${
        seeds.map(text).join(", ")
      }]::VARCHAR[])`
    ),
  );
}

async function forget(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    "DELETE FROM labels WHERE entity_table = 'incidents' AND label IN ('cause', 'trigger')",
  );
  await warehouse.run(
    "DELETE FROM rejects WHERE file_id IN (SELECT file_id FROM files WHERE kind = 'cause_labels')",
  );
  await warehouse.run("DELETE FROM files WHERE kind = 'cause_labels'");
}

interface Whole {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly read: CauseLabels;
  readonly held: readonly Placed[];
  readonly bad: readonly BadLabel[];
}

async function writeLabels(warehouse: Warehouse, { name, bytes, read, held, bad }: Whole): Promise<void> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const fileId = sha256.slice(0, 12);
  const rows = read.labels.length + read.bad.length;
  await insert(warehouse, "files", [
    `(${
      [fileId, sha256, name, "cause_labels"].map(literal).join(", ")
    }, NULL, ${bytes.length}, 'loaded', NULL, NULL, ${rows}, ${held.length}, 0, ${
      rows - held.length - bad.length
    }, ${bad.length}, current_localtimestamp())`,
  ]);
  await insert(
    warehouse,
    "rejects",
    bad.map(({ line, raw, defect: { code, field, value, reason } }) =>
      `('record', ${
        [code, field, value, reason, raw.slice(0, longestRaw), fileId].map(text).join(", ")
      }, ${line}, NULL)`
    ),
  );
  await insert(warehouse, "labels", held.map((placed) => labelValues(fileId, placed)));
}

function messageOf(file: string, { line, defect: { field, value, reason } }: BadLabel): LeftOutLabel {
  const parts = { action: "take", thing: file, line, reason, remedy: "Correct that line" };
  return {
    line,
    message: refusal(field === null ? parts : { ...parts, field, value: value ?? "" }),
  };
}

/** Incident of every id a label may give: its own, or that of any of its records. */
async function incidentsById(warehouse: Warehouse): Promise<ReadonlyMap<string, string>> {
  const rows = await warehouse.query<{ id: string; incident: string }>(
    "ids of incidents",
    `SELECT incident_id AS id, incident_id AS incident FROM incidents
     UNION SELECT record_id, coalesce(incident_id, record_id) FROM incident_records`,
  );
  return new Map(rows.map(({ id, incident }) => [id, incident]));
}

/** Labels of incidents the warehouse has, and those of others. */
function known({ labels, lines }: CauseLabels, ids: ReadonlyMap<string, string>): [Placed[], BadLabel[]] {
  const placed = labels.map((label, at) => ({ label, line: lines[at] ?? 0 }));
  const strangers = placed.filter(({ label }) => !ids.has(label.incidentId)).map((
    { label, line },
  ): BadLabel => ({
    line,
    raw: label.incidentId,
    defect: {
      code: "E-ID",
      field: "incident_id",
      value: label.incidentId,
      reason: "the warehouse has no such incident",
    },
  }));
  return [placed.filter(({ label }) => ids.has(label.incidentId)), strangers];
}

/** What final postmortems say, beside the labels of people. */
const postmortemFile = "postmortem_causes.csv";

/** Reads one file of labels; null where it is not there. */
async function readWhole(
  folder: string,
  name: string,
  taxonomy: Taxonomy,
  ids: ReadonlyMap<string, string>,
): Promise<Whole | null> {
  const bytes = await bytesOf(`${folder}/${name}`);
  if (bytes === null) return null;
  const read = readCauseLabels(bytes, `${folder}/${name}`, taxonomy);
  const [placed, strangers] = known(read, ids);
  const bad = [...read.bad, ...strangers].sort((a, b) => a.line - b.line);
  return { name, bytes, read, held: newest(placed), bad };
}

/** What postmortems decided of incidents nobody labelled: a person's own label wins, by whatever id it names the incident. */
function undecided(postmortems: Whole, own: Whole | null, ids: ReadonlyMap<string, string>): Whole {
  const keyOf = ({ label: { incidentId, role } }: Placed) => `${role} ${ids.get(incidentId) ?? incidentId}`;
  const decided = new Set(own?.held.map(keyOf));
  return { ...postmortems, held: postmortems.held.filter((placed) => !decided.has(keyOf(placed))) };
}

/**
 * Reads what people decided about causes and triggers, `causes.csv`, by the taxonomy, in the place of what was read
 * before, and fills `cause_category` and `trigger_category` of the incidents from it; where nobody labelled an incident, from
 * what its final postmortem says, `postmortem_causes.csv`. Rows that are not sound, or name no
 * incident of this warehouse, are listed and stand in the table `rejects`.
 *
 * @param folder where `causes.csv` is: `data/labels`.
 * @param taxonomyFile default: `taxonomy.yaml` in that folder.
 * @returns null where there is none of these files.
 * @throws {ExportError} when the taxonomy is wrong or missing, or a file is none of labels.
 */
export async function loadLabels(
  warehouse: Warehouse,
  folder: string,
  taxonomyFile = `${folder}/taxonomy.yaml`,
): Promise<LabelReport | null> {
  const file = `${folder}/causes.csv`;
  const taxonomyBytes = await bytesOf(taxonomyFile);
  if (taxonomyBytes === null) {
    const labels = await Promise.all([file, `${folder}/${postmortemFile}`].map(bytesOf));
    if (labels.every((bytes) => bytes === null)) return null;
    throw noTaxonomy(taxonomyFile);
  }
  const taxonomy = readTaxonomy(new TextDecoder().decode(taxonomyBytes), taxonomyFile);
  const ids = await incidentsById(warehouse);
  const own = await readWhole(folder, "causes.csv", taxonomy, ids);
  const told = await readWhole(folder, postmortemFile, taxonomy, ids);
  const isEmpty = told === null || told.read.labels.length + told.read.bad.length === 0;
  const postmortems = isEmpty ? null : undecided(told, own, ids);
  const files = [own, postmortems].filter((whole) => whole !== null);
  await warehouse.transaction(async () => {
    await writeCategories(warehouse, taxonomy.categories);
    await forget(warehouse);
    for (const whole of files) await writeLabels(warehouse, whole);
    await applyLabels(warehouse);
  });
  return {
    file,
    rows: own === null ? 0 : own.read.labels.length + own.read.bad.length,
    labels: own?.held.length ?? 0,
    incidents: new Set(own?.held.map(({ label }) => label.incidentId)).size,
    postmortems: postmortems?.held.length ?? 0,
    leftOut: files.flatMap(({ name, bad }) => bad.map((one) => messageOf(`${folder}/${name}`, one))),
  };
}
