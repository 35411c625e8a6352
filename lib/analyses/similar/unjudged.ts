/** Why an incident cannot be judged: too few words, hardly any that others use, or too few incidents of families before it. */
export type Unjudged = "thin" | "foreign" | "early";
