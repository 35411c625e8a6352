import type { ExportFile } from "../../model/source.ts";
import { siftCsv, type Sifted } from "../../sources/csv_sift.ts";
import { fileError } from "./inspect.ts";

/** Writes small pieces together: a record at a time would wait for the disk a million times. */
async function written(
  target: string,
  work: (keep: (piece: Uint8Array) => Promise<void>) => Promise<Sifted>,
): Promise<Sifted> {
  using file = await Deno.open(target, { write: true, create: true, truncate: true });
  const buffer = new Uint8Array(1 << 20);
  let filled = 0;
  const write = async (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
  };
  const sifted = await work(async (piece) => {
    if (filled + piece.length > buffer.length) {
      await write(buffer.subarray(0, filled));
      filled = 0;
    }
    if (piece.length > buffer.length) return await write(piece);
    buffer.set(piece, filled);
    filled += piece.length;
  });
  await write(buffer.subarray(0, filled));
  return sifted;
}

/**
 * Puts in the place of a plain CSV what of it can be read; the rest is handed back, record by record.
 *
 * @throws {ExportError} `E-HEADER` where the header is not readable, `E-DIALECT` where quotes are not used as in CSV.
 */
export async function sift(file: ExportFile, plain: string, delimiter: string): Promise<Sifted> {
  const target = `${plain}.sifted`;
  try {
    const sifted = await written(target, (keep) => siftCsv(file.stream(), delimiter, keep));
    const [first] = sifted.faults;
    if (sifted.headless && first) {
      const remedy = "Put the header line right, or export it again";
      throw fileError(
        "E-HEADER",
        file.path,
        `its header cannot be read: ${first.defect.reason}`,
        remedy,
        first.line,
      );
    }
    if (sifted.hopeless) {
      const reason = `more than ${
        sifted.faults.length - 1
      } records have stray quotes or separators, from here on`;
      throw fileError("E-DIALECT", file.path, reason, "Export it as CSV with doubled quotes", first?.line);
    }
    await Deno.rename(target, plain);
    return sifted;
  } finally {
    await Deno.remove(target).catch(() => undefined);
  }
}
