/** A place on a slide of 1280 × 720 pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Size of a slide: 16:9. */
export const slideSize = { width: 1280, height: 720 } as const;

/** Where things stand on every slide; the page and the presentation agree. */
export const layout = {
  coverTitle: { x: 96, y: 190, width: 1088, height: 210 },
  coverSubtitle: { x: 132, y: 420, width: 1052, height: 120 },
  title: { x: 48, y: 26, width: 1184, height: 88 },
  /** The whole width between title and caveat. */
  body: { x: 48, y: 126, width: 1184, height: 520 },
  /** A chart alone. */
  chart: { x: 120, y: 126, width: 1040, height: 520 },
  /** A chart with statements beside it. */
  chartBeside: { x: 24, y: 150, width: 912, height: 456 },
  tableBeside: { x: 48, y: 134, width: 880, height: 500 },
  beside: { x: 960, y: 150, width: 280, height: 456 },
  caveat: { x: 48, y: 650, width: 1184, height: 30 },
  footer: { x: 48, y: 688, width: 1184, height: 22 },
} as const satisfies Record<string, Box>;

/** Ink and paper of the deck; each pair has a contrast of at least 4.5. */
export const deckColours = { ink: "#222222", quiet: "#5A5A5A", accent: "#0072B2", line: "#D0D0D0" } as const;
