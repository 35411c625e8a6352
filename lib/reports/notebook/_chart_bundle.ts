import { renderPng } from "../../charts/render_png.ts";
import type { Chart } from "../../model/chart.ts";
import { media, type MediaBundle } from "../../model/show.ts";
import { plainJson } from "./_plain_json.ts";

/** A chart as an output of a cell: the specification for viewers that draw it, a picture for those that do not, words for all. */
export async function chartBundle(chart: Chart): Promise<MediaBundle> {
  const picture = await renderPng(chart);
  return {
    [media.chart]: { name: chart.name, alt: chart.alt, unit: chart.unit, n: chart.n },
    [media.vegaLite]: plainJson(chart.spec),
    [media.png]: picture.toBase64(),
    [media.plain]: chart.alt,
  };
}
