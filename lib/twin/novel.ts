import { fill, type Slots } from "./families.ts";

const components = [
  ..."invoice renderer|address validator|currency table|export wizard|map widget|login banner|sitemap builder"
    .split("|"),
  ..."label printer driver|consent dialog|geo lookup|image resizer|coupon editor|barcode scanner|tax table"
    .split("|"),
  ..."password reset page|calendar feed|spell checker|PDF archive|webhook signer|feature preview|audit viewer"
    .split("|"),
  ..."price comparison|holiday calendar|newsletter signup|menu editor|chat bubble|size guide|order tracker"
    .split("|"),
  ..."support form|partner portal|mobile deep links|voice assistant|gift card ledger".split("|"),
];

const failures = [
  "shows yesterday's data|rejects valid input|drops every fifth request|answers in the wrong language",
  "loses its settings|prints blank pages|rounds amounts the wrong way|accepts the same form twice",
  "mixes up two customers' views|sorts results backwards|ignores the chosen time zone|hides the last entry",
  "fails on names with an apostrophe|refuses files above one megabyte|sends the wrong template",
  "stops after the first page|loops between two screens|shows prices without tax|breaks on older phones",
  "counts returned items twice|returns an empty list|forgets the selected filter|fails on leap days",
].flatMap((line) => line.split("|"));

const occasions = [
  "after the spring campaign|during the warehouse move|on the new tablet app|for guests without an account",
  "in the Swiss shop|while the clocks changed|after a library upgrade|for business customers",
  "since the office move|with the dark theme|behind the corporate proxy|for orders with one item",
].flatMap((line) => line.split("|"));

const circumstances = [
  "It was first seen by a customer who wrote in twice; nothing was in the logs.",
  "A colleague noticed it while preparing a demonstration, about {min} minutes after it began.",
  "The support desk counted {n} reports before we could reproduce it with a fresh profile.",
  "Only accounts created in the last {min} days were touched, which made it hard to see.",
  "A spot check by finance found it; about {pct} % of the entries of that day were wrong.",
  "It went away on reload, so the first reports were closed as not reproducible.",
  "A partner called because its own staff could not go on working.",
];

const resolutions = [
  "The cause was a forgotten special case in code that nobody had touched for years.",
  "A setting copied from the test system had slipped into production.",
  "The vendor's data file had a new column and every field after it was read one place off.",
  "Two people had changed the same page and the second save undid the first.",
  "A translation string held a stray placeholder that was never filled.",
  "An assumption about the length of an identifier no longer held.",
  "The browser had begun to block what the page relied on.",
];

/** How many one-off incidents can be told apart by their titles. */
export const novelTitles = components.length * failures.length * occasions.length;

// Coprime to the number of titles, so that walking by it visits each once, far from its neighbours.
const stride = 3_607;

/** The one-off incident with this number: no two share a title. */
export function novelWording(
  number: number,
  slots: Slots,
): { readonly title: string; readonly body: string } {
  const walked = (number * stride) % novelTitles;
  const component = components[walked % components.length] as string;
  const rest = Math.floor(walked / components.length);
  const failure = failures[rest % failures.length] as string;
  const occasion = occasions[Math.floor(rest / failures.length)] as string;
  const circumstance = circumstances[number % circumstances.length] as string;
  const resolution = resolutions[Math.floor(number / circumstances.length) % resolutions.length] as string;
  return {
    title: `${component} ${failure} ${occasion}`,
    body: fill(`The ${component} of {service} ${failure} ${occasion}. ${circumstance} ${resolution}`, slots),
  };
}
