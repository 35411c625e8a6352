import type { Dot, Word } from "./_layers.ts";
import { shorten } from "./_shorten.ts";
import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";

/** What one kind of mark stands for. */
export interface KeyEntry {
  readonly text: string;
  readonly shape: string;
  readonly colour: string;
  readonly filled: boolean;
  /** Area in square pixels, as the mark has it in the plot. */
  readonly area?: number;
}

const symbolRoom = 24;
const gap = 28;

/** The key above a plot: each mark beside its meaning, in one line from `x` on. */
export function keyOf(
  entries: readonly KeyEntry[],
  place: { readonly x: number; readonly y: number; readonly width: number },
): { readonly dots: Dot[]; readonly words: Word[] } {
  const dots: Dot[] = [];
  const words: Word[] = [];
  const each = place.width / Math.max(entries.length, 1) - symbolRoom - gap;
  let x = place.x;
  for (const entry of entries) {
    const text = shorten(entry.text, each, theme.sizes.key);
    dots.push({ ...entry, x: x + 8, y: place.y });
    words.push({ x: x + symbolRoom, y: place.y, text, size: theme.sizes.key, colour: entry.colour });
    x += symbolRoom + textWidth(text, theme.sizes.key) + gap;
  }
  return { dots, words };
}

/** Colour and shape of the groups of a chart, told apart by both. */
export interface GroupStyle {
  readonly group: string;
  readonly colour: string;
  readonly shape: string;
}

/** Gives each group its look; the group in question gets the first. */
export function groupStyles(groups: readonly string[], focus: string | undefined): GroupStyle[] {
  const { focus: first, other, third, fourth, neutral } = theme.colours;
  const looks = [
    { colour: other, shape: "diamond" },
    { colour: third, shape: "square" },
    { colour: fourth, shape: "triangle-up" },
  ];
  const named = focus !== undefined && groups.includes(focus) ? focus : groups[0];
  const rest = groups.filter((group) => group !== named);
  return groups.map((group) => ({
    group,
    ...(group === named
      ? { colour: first, shape: "circle" }
      : looks[rest.indexOf(group)] ?? { colour: neutral, shape: "cross" }),
  }));
}
