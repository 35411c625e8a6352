/** Buffers nobody reads into at the moment. */
const idle: Uint8Array<ArrayBuffer>[] = [];

/** As many as are in use at once while one file is searched for secrets and another is read. */
const idleAtMost = 4;

/**
 * A buffer of so many bytes, whatever stands in it; give it to {@link returnBuffer} when nobody reads it any more.
 * Hundreds of small files would each leave one to the collector, which lets a tenth of a gigabyte lie.
 */
export function borrowBuffer(bytes: number): Uint8Array<ArrayBuffer> {
  const at = idle.findIndex((buffer) => buffer.length === bytes);
  const [buffer = new Uint8Array(bytes)] = at === -1 ? [] : idle.splice(at, 1);
  return buffer;
}

/** Takes a buffer back, to be handed out again. */
export function returnBuffer(buffer: Uint8Array<ArrayBuffer>): void {
  // Whoever still looks at it finds its start gone, not what the next file put there.
  buffer.fill(0, 0, 64);
  idle.push(buffer);
  if (idle.length > idleAtMost) idle.shift();
}

/** Node hands out smaller buffers from a pool that other buffers live in. */
export const ownBufferBytes = 16_384;

/** Gives the memory of bytes or numbers that nobody needs any more back at once: waiting for the collector, it would pile up. */
export function freeBuffer({ buffer }: Uint8Array | Float64Array): void {
  if (buffer.byteLength >= ownBufferBytes && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
