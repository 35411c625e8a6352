import { parse } from "yaml";
import { ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import { parseTaxonomy, type Taxonomy } from "../../model/taxonomy.ts";

function parsed(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const reason = ((error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "").replace(
      /:$/,
      "",
    );
    throw new ExportError(
      "E-CONFIG",
      refusal({
        action: "read",
        thing: path,
        reason: `it is not YAML: ${reason}`,
        remedy: "Correct that line",
      }),
    );
  }
}

/**
 * Reads the taxonomy of causes from YAML.
 *
 * @param path named in messages.
 * @throws {ExportError} `E-CONFIG` naming the line or every key that is wrong.
 */
export function readTaxonomy(text: string, path: string): Taxonomy {
  const value = parsed(text, path);
  try {
    return parseTaxonomy(value, path);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ExportError("E-CONFIG", error.message);
  }
}
