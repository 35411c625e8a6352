import { join } from "node:path";
import { parsePeriod } from "../model/period.ts";
import { requireEditionFolder } from "../reports/edition/edition_folder.ts";
import { loadFolder, loadLabels, openWarehouse } from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { findConfig } from "./config_file.ts";
import { readFamilyDecisions } from "./family_decisions.ts";
import { keepFamiliesOf, printFamilies } from "./kept_families.ts";
import { printLabels } from "./labels.ts";
import { printReport } from "./print_report.ts";
import { taxonomyFileFor } from "./_taxonomy_file.ts";
import { editionLines, review } from "./review.ts";
import { progress, say } from "./terminal.ts";

const help =
  `Runs the main job on the sample: loads its exports and labels, runs the notebooks, writes the deck.

  deno task demo [--json]

The warehouse is data/warehouse/sample.duckdb, the edition reports/demo.`;

const options = { json: { type: "boolean", default: false } } as const;

const sample = join("data", "sample");
const labelsFolder = join(sample, "labels");
const warehousePath = join("data", "warehouse", "sample.duckdb");
const out = join("reports", "demo");
const period = parsePeriod("2026-Q3");
// A year before, not a quarter: what the sample company improved in spring shows only against a time before it.
const against = parsePeriod("2025-Q3");

/** `deno task demo`. */
export async function demoCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("demo", args, options, help);
  if (typeof read === "number") return read;
  await requireEditionFolder(out, { period, against, isFixed: true });
  const folder = join(sample, "raw");
  const { config, path } = await findConfig(folder, undefined);
  const warehouse = await openWarehouse(warehousePath);
  try {
    const report = await loadFolder(warehouse, folder, {
      config,
      configPath: path,
      onFile: (file, at, of) => progress(`${at} of ${of}  ${file.name}`),
    });
    progress("");
    const families = await keepFamiliesOf(warehouse, await readFamilyDecisions(labelsFolder));
    const labels = await loadLabels(warehouse, labelsFolder, await taxonomyFileFor(labelsFolder));
    if (!read.values.json) {
      printFamilies(families);
      printReport(report, false, warehousePath.replaceAll("\\", "/"));
      if (labels !== null) printLabels(labels);
    }
  } finally {
    warehouse.close();
  }
  const edition = await review({
    period,
    against,
    warehouse: warehousePath,
    out,
    zone: config.zones.reporting,
    teamZones: config.zones.teams,
    seed: 1,
  });
  if (read.values.json) say(JSON.stringify(edition));
  else {
    for (const line of editionLines(edition)) say(line);
    say(
      `To explore it: deno task lab, and in a notebook warehousePath = "../${
        warehousePath.replaceAll("\\", "/")
      }".`,
    );
  }
  return 0;
}
