import { textWidth } from "../../charts/text_width.ts";
import { wrapText } from "../../charts/wrap_text.ts";
import { cleanText } from "../../model/clean_text.ts";
import type { Box } from "./_layout.ts";

/** Text that fits its box, and whether something had to give way. */
export interface Fitted {
  readonly size: number;
  /** Paragraphs, each to be broken by whoever shows it. */
  readonly paragraphs: readonly string[];
  readonly cut: boolean;
}

/** The reader's font may be wider than the one measured. */
const caution = 1.1;
const lineHeight = 1.3;
/** Between paragraphs, in lines. */
const gap = 0.45;

function linesOf(paragraph: string, box: Box, size: number): number {
  return wrapText(paragraph, box.width / caution, size, 99).length;
}

function height(paragraphs: readonly string[], box: Box, size: number): number {
  const lines = paragraphs.reduce((sum, paragraph) => sum + linesOf(paragraph, box, size), 0);
  return (lines + gap * Math.max(0, paragraphs.length - 1)) * size * lineHeight;
}

/** As many paragraphs as fit, each shortened where it is longer than the box or has a word wider than it. */
function cutTo(paragraphs: readonly string[], box: Box, size: number): string[] {
  const most = Math.max(1, Math.floor(box.height / (size * lineHeight)));
  const short = paragraphs.map((text) => wrapText(text, box.width / caution, size, most).join(" "));
  let kept = short.length;
  while (kept > 1 && height(short.slice(0, kept), box, size) > box.height) kept--;
  return short.slice(0, kept);
}

/** Fits paragraphs into a box at the first size that does; at the last one, what does not fit is cut. */
export function fit(texts: readonly string[], box: Box, sizes: readonly [number, ...number[]]): Fitted {
  const paragraphs = texts.map(cleanText).filter(Boolean);
  const unbroken = (size: number): boolean =>
    paragraphs.every((text) => text.split(" ").every((word) => textWidth(word, size) * caution <= box.width));
  const size = sizes.find((size) => unbroken(size) && height(paragraphs, box, size) <= box.height);
  if (size !== undefined) return { size, paragraphs, cut: false };
  const least = sizes.at(-1) ?? sizes[0];
  return { size: least, paragraphs: cutTo(paragraphs, box, least), cut: true };
}
