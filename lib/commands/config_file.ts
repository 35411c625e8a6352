import { dirname, resolve } from "node:path";
import { parse } from "yaml";
import type { Config } from "../model/config.ts";
import { parseConfig } from "../model/parse_config.ts";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";

function configError(path: string, reason: string, remedy: string): ExportError {
  return new ExportError("E-CONFIG", refusal({ action: "read", thing: path, reason, remedy }));
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return null;
    throw error;
  }
}

/** The configuration in use and where it was found; null where none was. */
export interface FoundConfig {
  readonly config: Config;
  readonly path: string | null;
}

function read(text: string, path: string): FoundConfig {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
    throw configError(path, `it is not YAML: ${reason.replace(/:$/, "")}`, "Correct that line");
  }
  try {
    return { config: parseConfig(value), path };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw configError(
      path,
      error.message.replace(/^Cannot read the configuration: /, "").replace(/ Correct these keys\.$/, ""),
      "Correct these keys",
    );
  }
}

/**
 * Finds `hindcast.yaml`: the one that is named, else the one in the export folder, beside it, or in the working
 * directory. Without one, the defaults hold.
 *
 * @throws {ExportError} `E-CONFIG` naming file and key.
 */
export async function findConfig(folder: string, named: string | undefined): Promise<FoundConfig> {
  if (named !== undefined) {
    const text = await textOf(named);
    if (text === null) throw configError(named, "there is no such file", "Name your hindcast.yaml");
    return read(text, named);
  }
  const at = resolve(folder);
  for (const place of [at, dirname(at), resolve(".")]) {
    const text = await textOf(`${place}/hindcast.yaml`);
    if (text !== null) return read(text, `${place}/hindcast.yaml`);
  }
  return { config: parseConfig({}), path: null };
}
