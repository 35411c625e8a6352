/** Something that turns texts into vectors, of which those of texts with a like meaning point in like directions. */
export interface Embedder {
  /** Name of the model: vectors of different models are never compared. */
  readonly name: string;
  /**
   * Gives one vector a text, in the same order and all of the same length.
   *
   * @throws {NarrativeError} saying why there are none.
   */
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}
