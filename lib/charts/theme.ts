/** Size of every picture in pixels at scale 1: the space a 16:9 slide leaves between its title and its caveat. */
export const pictureSize = { width: 1280, height: 640 } as const;

/**
 * Font, colours and sizes of all charts.
 *
 * The colours follow Okabe and Ito's palette for all common kinds of colour vision
 * (https://jfly.uni-koeln.de/color/), darkened until each reads on white as text (contrast at least 4.5).
 * Every colour comes with a shape of its own, so that grey prints lose nothing.
 */
export const theme = {
  font: "Inter",
  colours: {
    /** The period in question. */
    focus: "#0072B2",
    /** What it is held against. */
    other: "#BC4B00",
    /** Third and fourth groups. */
    third: "#007A5A",
    fourth: "#A9417A",
    /** Context that should not draw the eye. */
    neutral: "#6B6B6B",
    grid: "#E2E2E2",
    ink: "#222222",
    paper: "#FFFFFF",
  },
  /** Pixels. On a slide a picture loses up to a quarter of its size; nothing may fall far below 16 there. */
  sizes: { label: 20, title: 20, key: 19, note: 18 },
} as const;

/**
 * The theme's font, and what is most like it on machines without it: no wider, so that nothing is cut off.
 */
export const fontStack = `${theme.font}, "Helvetica Neue", Arial, "Liberation Sans", sans-serif`;
