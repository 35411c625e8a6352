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
  coverSubtitle: { x: 96, y: 420, width: 1088, height: 120 },
  title: { x: 48, y: 26, width: 1184, height: 88 },
  /** The whole width between title and caveat. */
  body: { x: 48, y: 126, width: 1184, height: 520 },
  /** A chart alone. */
  chart: { x: 108, y: 114, width: 1064, height: 532 },
  /** A chart with statements beside it. */
  chartBeside: { x: 16, y: 136, width: 984, height: 492 },
  tableBeside: { x: 48, y: 134, width: 920, height: 500 },
  beside: { x: 1008, y: 150, width: 240, height: 456 },
  caveat: { x: 48, y: 650, width: 1184, height: 30 },
  /** Ends before the arrows of the page. */
  footer: { x: 48, y: 688, width: 1100, height: 22 },
} as const satisfies Record<string, Box>;

/** Ink and paper of the deck; each pair has a contrast of at least 4.5. */
export const deckColours = { ink: "#222222", quiet: "#5A5A5A", accent: "#0072B2", line: "#D0D0D0" } as const;
