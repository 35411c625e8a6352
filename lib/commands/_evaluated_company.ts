import { parse } from "yaml";
import { parseConfig } from "../model/parse_config.ts";
import { createCompany } from "../twin/company.ts";
import { type DraftTruth, draftTruths } from "../twin/draft_truth.ts";
import { writeTwin } from "../twin/write_twin.ts";
import { loadFolder, loadLabels, openWarehouse, type Warehouse } from "../warehouse/mod.ts";
import { labelsFolder, readFamilyDecisions } from "./family_decisions.ts";
import { keepFamiliesOf } from "./kept_families.ts";
import { taxonomyFileFor } from "./_taxonomy_file.ts";

/** A company of which all is known, loaded as any other. */
export interface EvaluatedCompany {
  readonly warehouse: Warehouse;
  readonly truths: readonly DraftTruth[];
}

/** Only what people had decided before the first of the incidents that are drafted. */
async function keepEarlierLabels(path: string, earlier: ReadonlySet<string>): Promise<void> {
  const [header = "", ...rows] = (await Deno.readTextFile(path)).split(/\r?\n/);
  const kept = rows.filter((row) => earlier.has(row.split(",")[0]?.split(":")[1] ?? ""));
  await Deno.writeTextFile(path, `${[header, ...kept].join("\n")}\n`);
}

/**
 * Writes the exports of a synthetic company and loads them. Its incidents are told in wordings that nothing was built on, and
 * of causes only those are labelled that came before the incidents to be drafted.
 *
 * @param out folder for the exports and the database.
 */
export async function evaluatedCompany(seed: number, out: string): Promise<EvaluatedCompany> {
  const options = { seed, scale: "sample", language: "held" } as const;
  const company = createCompany(options);
  const truths = draftTruths(company);
  await writeTwin({ ...options, out });
  const first = truths[0]?.opened ?? "";
  const earlier = company.incidents.filter(({ createdAt }) => new Date(createdAt).toISOString() < first);
  await keepEarlierLabels(`${out}/labels/causes.csv`, new Set(earlier.map(({ id }) => id)));
  const warehouse = await openWarehouse(`${out}/hindcast.duckdb`);
  const config = parseConfig(parse(await Deno.readTextFile(`${out}/hindcast.yaml`)));
  await loadFolder(warehouse, `${out}/raw`, { config });
  await keepFamiliesOf(warehouse, await readFamilyDecisions(`${out}/labels`));
  await loadLabels(warehouse, `${out}/labels`, await taxonomyFileFor(labelsFolder));
  return { warehouse, truths };
}
