export { type Company, createCompany } from "./company.ts";
export type { Family, Paraphrases } from "./families.ts";
export type { CompanyOptions } from "./founding.ts";
export type { Scale } from "./scale.ts";
export { type TwinSummary, writeTwin, type WriteTwinOptions } from "./write_twin.ts";
