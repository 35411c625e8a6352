export type { Language } from "./language.ts";
export type { CompanyOptions } from "./founding.ts";
export type { Scale } from "./scale.ts";
export { tellings } from "./tellings.ts";
export { type TwinSummary, writeTwin, type WriteTwinOptions } from "./write_twin.ts";
