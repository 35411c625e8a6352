import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";

configure({ useWebWorkers: false });

/** Told in local time, as zip files are, so that the stamp is the same in every zone. */
const stamp = new Date(2000, 0, 1);

/** Writes an archive anew with one date for all its entries, each passed through `edit` by its name. */
export async function fixedZip(
  archive: Uint8Array,
  edit: (name: string, bytes: Uint8Array) => Uint8Array,
): Promise<Uint8Array> {
  const reader = new ZipReader(new Uint8ArrayReader(archive));
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    lastModDate: stamp,
    extendedTimestamp: false,
    keepOrder: true,
    zip64: false,
  });
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const bytes = await entry.getData(new Uint8ArrayWriter());
    await writer.add(entry.filename, new Uint8ArrayReader(edit(entry.filename, bytes)));
  }
  await reader.close();
  return await writer.close();
}
