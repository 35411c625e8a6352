import { renderPng } from "../../charts/render_png.ts";
import { fontStack, pictureSize, theme } from "../../charts/theme.ts";
import type { Chart } from "../../model/chart.ts";
import { media, type MediaBundle } from "../../model/show.ts";
import { plainJson } from "./_plain_json.ts";

/** The specification for viewers that may not have the theme's font: text must not fall back to serifs. */
function viewedSpec({ spec }: Chart): unknown {
  const config = spec["config"] as Readonly<Record<string, unknown>> | undefined;
  if (config?.["font"] !== theme.font) return plainJson(spec);
  return plainJson({ ...spec, config: { ...config, font: fontStack } });
}

/** Pixels per pixel of the design: a slide as wide as a projector's 1,920 shows each pixel at most once. */
const scale = 1.5;

/** A chart as an output of a cell: the specification for viewers that draw it, a picture for those that do not, words for all. */
export async function chartBundle(chart: Chart): Promise<MediaBundle> {
  const picture = await renderPng(chart, { scale });
  return {
    [media.chart]: { name: chart.name, alt: chart.alt, unit: chart.unit, n: chart.n },
    [media.vegaLite]: viewedSpec(chart),
    [media.png]: picture.toBase64(),
    [media.plain]: chart.alt,
  };
}

/** How viewers are to show a chart: never wider than its cell, whatever the size it is drawn in. */
export const chartMetadata = {
  [media.vegaLite]: {
    embed_options: {
      renderer: "svg",
      // The menu of Vega offers to send the data to an editor in the web.
      actions: false,
      defaultStyle: `.vega-embed svg { display: block; max-width: 100%; height: auto; }`,
    },
  },
  // The picture is drawn for projectors, several pixels to one of these.
  [media.png]: { width: 0.75 * pictureSize.width, height: 0.75 * pictureSize.height },
} as const;
