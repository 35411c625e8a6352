import type { Chart } from "../model/chart.ts";
import { cleanText } from "../model/clean_text.ts";
import type { ChartOptions } from "./chart_options.ts";
import { footWords, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { wordLayer } from "./_layers.ts";
import { theme } from "./theme.ts";

function reasonOf({ n, counted }: ChartOptions): string {
  const what = cleanText(counted ?? "") || "observations";
  return n === 0
    ? `There are no ${what} to tell it from.`
    : `Of n = ${n.toLocaleString("en-GB")} ${what} none is enough to tell it from.`;
}

/** A picture that says why it shows nothing, with what it would show and its note under it. */
export function emptyPicture(options: ChartOptions): Chart {
  const frame = frameOf({ left: margin, right: margin, top: margin });
  const line = { x: frame.width / 2, align: "center", size: theme.sizes.title } as const;
  return pictureOf(options, frame, [
    wordLayer([
      { ...line, y: frame.height / 2 - 18, text: "Nothing to draw", weight: 600 },
      { ...line, y: frame.height / 2 + 18, text: reasonOf(options), colour: theme.colours.neutral },
      ...footWords(frame, cleanText(options.valueTitle), noteOf(options)),
    ]),
  ]);
}
