/** Numbers keys given as bytes, in the order in which they are met. */
export class ByteKeys {
  readonly #keys: Uint8Array[] = [];
  #slots = new Int32Array(1024).fill(-1);
  #hashes: number[] = [];

  /** The number of a key, whose hash the caller has made on the way. */
  of(key: Uint8Array, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let place = this.#slots[slot] as number; place >= 0; place = this.#slots[slot] as number) {
      if (this.#hashes[place] === hash && this.#is(place, key, length)) return place;
      slot = (slot + 1) & mask;
    }
    const place = this.#keys.push(key.slice(0, length)) - 1;
    this.#hashes.push(hash);
    this.#slots[slot] = place;
    if (this.#keys.length * 2 > this.#slots.length) this.#grow();
    return place;
  }

  #is(place: number, key: Uint8Array, length: number): boolean {
    const known = this.#keys[place] as Uint8Array;
    if (known.length !== length) return false;
    for (let at = 0; at < length; at++) if (known[at] !== key[at]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (const [place, hash] of this.#hashes.entries()) {
      let slot = hash & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = place;
    }
    this.#slots = slots;
  }
}
