import type { CauseLabel } from "../model/cause_label.ts";
import { causeColumns } from "../sources/labels/cause_labels.ts";

function cell(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A label as a line of the file. */
export function labelLine(
  { incidentId, role, category, evidence, labelledAt, by, note }: CauseLabel,
): string {
  return `${[incidentId, role, category, evidence ?? "", labelledAt, by, note ?? ""].map(cell).join(",")}\n`;
}

async function lastByte(file: Deno.FsFile): Promise<number | null> {
  const { size } = await file.stat();
  if (size === 0) return null;
  await file.seek(-1, Deno.SeekMode.End);
  const byte = new Uint8Array(1);
  await file.read(byte);
  return byte[0] ?? null;
}

/**
 * Adds labels at the end of `causes.csv`, whole or not at all: one write at the end of the file, on the disk before it
 * returns. Nothing that stands there is touched.
 */
export async function appendLabels(path: string, labels: readonly CauseLabel[]): Promise<void> {
  using file = await Deno.open(path, { read: true, append: true, create: true });
  const last = await lastByte(file);
  const head = last === null ? `${causeColumns.join(",")}\n` : last === 0x0a ? "" : "\n";
  const bytes = new TextEncoder().encode(head + labels.map(labelLine).join(""));
  const written = await file.write(bytes);
  if (written < bytes.length) {
    throw new Error(
      `Cannot write ${path}: the disk took ${written} of ${bytes.length} bytes. Make room and look at its last line.`,
    );
  }
  await file.sync();
}
