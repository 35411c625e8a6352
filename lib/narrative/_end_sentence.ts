/** Closes a sentence that a claim left open, as titles do. */
export function endSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
