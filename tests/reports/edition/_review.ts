import { type Claim, type Config, type Finding, loadFolder, openWarehouse, parsePeriod } from "hindcast";
import {
  type Edition,
  type EditionOptions,
  writeEdition,
} from "../../../lib/reports/edition/write_edition.ts";

/** The notebooks of a quarterly review. */
export const notebooks = [
  "00_data_quality",
  "10_overview",
  "20_patterns",
  "30_changes",
  "40_families",
  "50_leading_indicators",
  "60_learning",
].map((
  name,
) => new URL(`../../../notebooks/${name}.ipynb`, import.meta.url).pathname);

/** A warehouse in a folder of its own, both gone when it goes out of scope. */
export interface Loaded extends AsyncDisposable {
  /** The folder, in which editions may be written. */
  readonly folder: string;
  /** Writes an edition into `edition` of the folder; two labels say what is compared. */
  review(period: string, against: string, more?: Partial<EditionOptions>): Promise<Edition>;
}

/** Loads a folder of exports. */
export async function load(exports: string, config: Config): Promise<Loaded> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-edition-" });
  const path = `${folder}/hindcast.duckdb`;
  const warehouse = await openWarehouse(path);
  try {
    await loadFolder(warehouse, exports, { config });
  } finally {
    warehouse.close();
  }
  return {
    folder,
    review: (period, against, more = {}) =>
      writeEdition({
        period: parsePeriod(period),
        against: parsePeriod(against),
        warehouse: path,
        out: `${folder}/edition`,
        notebooks,
        zone: config.zones.reporting,
        seed: 1,
        narrator: { model: null, reason: "none is asked" },
        ...more,
      }),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** Findings and claims of a written edition. */
export async function told(out: string): Promise<{ findings: Finding[]; claims: Claim[] }> {
  const read = async (name: string) => JSON.parse(await Deno.readTextFile(`${out}/${name}`));
  return { findings: await read("findings.json"), claims: await read("claims.json") };
}

/** Every file below a folder with its content, in order. */
export async function contentOf(folder: string, below = ""): Promise<[string, Uint8Array][]> {
  const found: [string, Uint8Array][] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${below}`)) {
    const path = `${below}${name}`;
    if (isDirectory) found.push(...await contentOf(folder, `${path}/`));
    else found.push([path, await Deno.readFile(`${folder}/${path}`)]);
  }
  return found.sort(([a], [b]) => a < b ? -1 : 1);
}
