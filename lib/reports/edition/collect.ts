import { decodeBase64 } from "./_base64.ts";
import type { Chart } from "../../model/chart.ts";
import type { Claim } from "../../model/claim.ts";
import type { Finding } from "../../model/finding.ts";
import { media } from "../../model/show.ts";
import type { SlideChart } from "../deck/deck.ts";
import type { CodeCell, Notebook } from "../notebook/notebook.ts";
import type { Shown, SlideCell, SlidePlace } from "./edition.ts";

type Bundle = Readonly<Record<string, unknown>>;

function bundlesOf(cell: CodeCell): Bundle[] {
  return cell.outputs.flatMap((output) => output.output_type === "display_data" ? [output.data] : []);
}

function findingsOf(bundles: readonly Bundle[]): Finding[] {
  return bundles.flatMap((bundle) => bundle[media.finding] ? [bundle[media.finding] as Finding] : []);
}

function claimsOf(bundles: readonly Bundle[]): Claim[] {
  return bundles.flatMap((bundle) => (bundle[media.claims] as Claim[] | undefined) ?? []);
}

function chartOf(bundles: readonly Bundle[]): SlideChart | null {
  const bundle = bundles.find((one) => one[media.chart] && one[media.png]);
  if (!bundle) return null;
  const { name, alt } = bundle[media.chart] as Pick<Chart, "name" | "alt">;
  return { name, alt, png: decodeBase64(String(bundle[media.png])) };
}

function placeOf(cell: CodeCell): (SlidePlace & Pick<SlideCell, "type">) | null {
  const type = (cell.metadata["slideshow"] as { slide_type?: string } | undefined)?.slide_type;
  const place = cell.metadata["hindcast"] as Partial<SlidePlace> | undefined;
  if ((type !== "slide" && type !== "subslide") || place === undefined) return null;
  return { order: place.order ?? 0, chapter: place.chapter ?? "", type };
}

function slidesOf(cells: readonly CodeCell[]): SlideCell[] {
  return cells.flatMap((cell) => {
    const place = placeOf(cell);
    const bundles = bundlesOf(cell);
    return place ? [{ ...place, id: cell.id, claims: claimsOf(bundles), chart: chartOf(bundles) }] : [];
  });
}

/** Gathers findings, claims and slides from executed notebooks: each finding and claim once, slides in their order. */
export function collect(notebooks: readonly Notebook[]): Shown {
  const cells = notebooks.flatMap(({ cells }) => cells.filter((cell) => cell.cell_type === "code"));
  const bundles = cells.flatMap(bundlesOf);
  const findings = new Map(findingsOf(bundles).map((finding) => [finding.name, finding]));
  const claims = new Map(claimsOf(bundles).map((claim) => [claim.id, claim]));
  return {
    findings: [...findings.values()],
    claims: [...claims.values()],
    slides: slidesOf(cells).sort((a, b) => a.order - b.order),
  };
}
