import { makeFinder } from "./_finder.ts";
import { secretFormats } from "./_secret_formats.ts";

/**
 * Finds tokens that are secrets whatever stands around them. In what we write words such as "token" stand beside
 * numbers and ids of ours, which are none.
 */
export const findFormattedSecrets = makeFinder([secretFormats], false);
