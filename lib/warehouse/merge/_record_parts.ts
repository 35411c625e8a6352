/** Rows of a chat of millions of messages are merged in parts of about this size, so that memory does not grow with it. */
const usualBytes = 160 * 2 ** 20;

/** Records from the first up to the one before `to`, numbered from 0. */
export interface RecordPart {
  readonly from: number;
  readonly to: number;
}

/** Parts to merge one after the other: together all records, each once. */
export function recordParts(records: number, bytes: number, partBytes = usualBytes): RecordPart[] {
  const count = Math.max(1, Math.ceil(bytes / partBytes));
  const size = Math.ceil(records / count);
  return Array.from({ length: count }, (_, part) => ({ from: part * size, to: (part + 1) * size }));
}
