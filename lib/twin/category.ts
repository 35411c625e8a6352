/** Kinds of causes and triggers: what an incident rests on, and what set it off. */
export const categories = [
  "configuration",
  "deployment",
  "code",
  "capacity",
  "dependency",
  "hardware",
  "network",
  "data",
  "security",
  "process",
] as const;

/** A kind of cause or trigger; `unknown` is for people who cannot tell, the company always can. */
export type Category = typeof categories[number];
