/** Text on one line, without characters that are invisible, reorder others or stand for nothing. */
export function oneLine(text: string): string {
  return text.toWellFormed().normalize("NFC")
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, "")
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
