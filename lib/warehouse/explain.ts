import type { Config } from "../model/config.ts";
import { ExportError } from "../model/errors.ts";
import { allSources } from "../sources/mod.ts";
import { secretKey } from "../privacy/secret_key.ts";
import { secretTokens } from "../privacy/secret_tokens.ts";
import { exportsIn, type Found } from "./files/folder.ts";
import { hideSecrets } from "./secrets/hide_secrets.ts";
import { isNoExport } from "./files/no_export.ts";
import { inspect } from "./files/inspect.ts";
import { openPlain } from "./files/open_plain.ts";
import { type AnySource, claimsOn, recognise } from "./recognise/recognise.ts";
import { SecretBook } from "./secrets/secret_book.ts";
import { unwrap } from "./files/unwrap.ts";
import { openZips } from "./files/zip_folder.ts";

/** A source's claim on a file. */
export interface FileClaim {
  /** Name of the source, as in the ledger and in `hindcast.yaml`. */
  readonly kind: string;
  /** For people: "PagerDuty incidents (REST)". */
  readonly title: string;
  /** 0 to 1; the surest source reads the file. */
  readonly sure: number;
  /** What it was recognised by. */
  readonly why: string;
}

/** What a file was taken for, and by what. */
export interface FileExplanation {
  /** Path below the folder. */
  readonly name: string;
  /** How its bytes are wrapped: `plain`, `gzip`, `zip`, ...; null where it could not be opened. */
  readonly wrapping: string | null;
  /** Sources that know it, surest first. */
  readonly claims: readonly FileClaim[];
  /** Why nothing would read it; null where something does, and where it is plainly no export. */
  readonly refusal: string | null;
}

async function explain(
  found: Found,
  sources: readonly AnySource[],
  config: Config,
  spool: string,
): Promise<FileExplanation> {
  const path = found.unpack === undefined ? found.path : `${spool}/entry`;
  const secrets = new SecretBook(secretTokens(() => secretKey(null)));
  const name = secrets.hideText(found.name);
  let wrapping: string | null = null;
  let claims: readonly FileClaim[] = [];
  const plain = `${spool}/plain`;
  try {
    await found.unpack?.(path);
    const inspection = await inspect(path, name);
    wrapping = inspection.wrapping;
    await unwrap(path, name, inspection, plain);
    const isZip = wrapping === "zip";
    if (!isZip && wrapping !== "parquet") await hideSecrets(plain, secrets);
    const { head } = await openPlain(
      { name, fileId: "", plain, bytes: inspection.bytes, isZip, config, secrets },
      sources,
    );
    claims = claimsOn(head, sources, config).map(({ source: { kind, title }, sure, why }) => ({
      kind,
      title,
      sure,
      why,
    }));
    recognise(head, sources, config);
    return { name, wrapping, claims, refusal: null };
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    if (claims.length === 0 && await isNoExport(path, name, error.code)) {
      return { name, wrapping, claims, refusal: null };
    }
    return { name, wrapping, claims, refusal: secrets.hideText(error.message) };
  } finally {
    await Deno.remove(plain).catch(() => undefined);
  }
}

/**
 * Says of every file in a folder which sources know it, how sure each is and by what, without loading anything.
 *
 * @param folder a folder, with all folders below it, or one file.
 * @throws {ExportError} when the folder itself cannot be read.
 *
 * @example
 * ```ts
 * import { explainFiles, parseConfig } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const folder = await Deno.makeTempDir();
 * await Deno.writeTextFile(`${folder}/users.json`, '[{"id":"U024BE7LH","team_id":"T1","name":"ana","profile":{}}]');
 * const [file] = await explainFiles(folder, parseConfig({}));
 * assert.equal(file?.claims[0]?.kind, "slack_users");
 * ```
 */
export async function explainFiles(folder: string, config: Config): Promise<FileExplanation[]> {
  const spool = await Deno.makeTempDir({ prefix: "hindcast-" });
  try {
    const explained: FileExplanation[] = [];
    const sources = allSources(config);
    await using opened = await openZips(await exportsIn(folder), sources, config);
    for (const found of opened.files) explained.push(await explain(found, sources, config, spool));
    return explained;
  } finally {
    await Deno.remove(spool, { recursive: true });
  }
}
