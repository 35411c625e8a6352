import type { Config } from "../../model/config.ts";
import type { Head } from "../../model/source.ts";
import { matchesName } from "../../sources/matches_name.ts";
import { headOf, type PlainFile } from "./_export_file.ts";
import { hideSecrets } from "../secrets/hide_secrets.ts";
import { type AnySource, isPackedFile } from "../recognise/recognise.ts";
import { unzipOnly } from "./unwrap.ts";

/** Encoding of a file's text where the configuration names one. */
export function encodingOf(config: Config, name: string): string | null {
  return Object.entries(config.encodings).find(([pattern]) => matchesName(pattern, name))?.[1] ?? null;
}

/** A plain file and its start; a zip of one file that is no export by itself is that file. */
export async function openPlain(
  packed: PlainFile,
  sources: readonly AnySource[],
): Promise<{ draft: PlainFile; head: Head }> {
  const { plain, name, config } = packed;
  const head = await headOf(packed);
  const [entry] = head.entries;
  if (entry === undefined || !isPackedFile(head, sources, config)) {
    return { draft: { ...packed, bytes: (await Deno.stat(plain)).size }, head };
  }
  const inner = `${name}/${entry.split("/").at(-1)}`;
  await unzipOnly(plain, { name, entry, encoding: encodingOf(config, inner) });
  await hideSecrets(plain, packed.secrets);
  const draft = {
    ...packed,
    name: packed.secrets.hideText(inner),
    bytes: (await Deno.stat(plain)).size,
    isZip: false,
  };
  return { draft, head: await headOf(draft) };
}
