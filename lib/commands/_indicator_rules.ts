import { join } from "node:path";
import { parse } from "yaml";
import { ExportError } from "../model/errors.ts";
import { type IndicatorRule, parseIndicatorRules } from "../model/indicator_rules.ts";
import { refusal } from "../model/refusal.ts";

/** Where people keep their rules. */
export const rulesFile = join("data", "rules", "indicators.yaml");

function problem(path: string, reason: string, remedy: string, line?: number): ExportError {
  return new ExportError("E-CONFIG", refusal({ action: "read", thing: path, line, reason, remedy }));
}

/** The text of a file; null where there is none. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return null;
    throw error;
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
    throw problem(path, `it is not YAML: ${reason.replace(/:$/, "")}`, "Correct that line");
  }
}

/**
 * Reads people's rules; there are none where the usual file is missing, and one that was named must be there.
 *
 * @throws {ExportError} `E-CONFIG` naming the file. {@link parseIndicatorRules} names the field.
 */
export async function readIndicatorRules(path: string = rulesFile): Promise<readonly IndicatorRule[]> {
  const text = await textOf(path);
  if (text === null && path !== rulesFile) {
    throw problem(path, "there is no such file", "Name your rules, or run deno task indicators --propose");
  }
  return parseIndicatorRules(text === null ? null : parsed(text, path), path);
}
