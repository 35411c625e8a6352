/** Size of every picture, in pixels at scale 1. */
export const pictureSize = { width: 1280, height: 640 } as const;

/** Colours (after Okabe and Ito, told apart by all common kinds of colour vision), font and sizes of all charts. */
export const theme = {
  font: "Inter",
  colours: {
    focus: "#0072B2",
    other: "#D55E00",
    neutral: "#767676",
    grid: "#E4E4E4",
    ink: "#222222",
    paper: "#FFFFFF",
  },
  sizes: { label: 18, title: 18, note: 16 },
} as const;
