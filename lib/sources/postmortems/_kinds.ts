import { kindElsewhere } from "./_other_languages.ts";
import type { SectionKind } from "./_section_kind.ts";

const kinds: readonly (readonly [SectionKind, RegExp])[] = [
  [
    "summary",
    /^(?:(?:executive|incident|issue) )?(?:summary|overview|abstract|synopsis|tl;?dr)$|^what happened$/,
  ],
  ["impact", /^(?:(?:customer|user|business|service) )?(?:impact|effects?)$|^who was affected$/],
  ["root_cause", /^(?:the )?(?:root[ -]|underlying |technical )?causes?(?: analysis)?$|^root[ -]cause\(s\)$/],
  ["root_cause", /^contributing (?:factors|causes)$|^root causes? and trigger$/],
  ["trigger", /^(?:the )?triggers?$/],
  ["detection", /^detection$|^how (?:was it|did we|we) (?:detect|notice|find|found)/],
  [
    "resolution",
    /^(?:resolution|recovery|mitigation)s?(?: and (?:resolution|recovery|mitigation)s?)?$|^the fix$/,
  ],
  [
    "timeline",
    /^(?:detailed |incident |full )?(?:timeline|chronology|sequence of events)(?: of (?:the )?\w+)?$/,
  ],
  ["action_items", /^(?:corrective |follow[ -]?up |preventi(?:ve|tive) )?action(?:s| items?)(?: taken)?$/],
  [
    "action_items",
    /^(?:follow[ -]?ups?|next steps|to-?dos?|(?:corrective|preventive) measures|remediation(?: items)?)$/,
  ],
  ["lessons", /^lessons?(?: (?:learn(?:ed|t)|for us))?$|^(?:key )?takeaways$/],
  ["lessons", /^(?:what|where|things that) (?:went|we got|could (?:have|be)|can be) /],
  ["lessons", /^what went (?:well|wrong)$/],
];

function plain(heading: string): string {
  const bare = heading.slice(0, 200).replaceAll(/[*_`#{}]/g, " ").replace(/^\s*\d+[.)]\s+/, "");
  return bare.replace(/\s*(?:[(:,–—]|\s-\s).*$/, "").replaceAll(/\s+/g, " ").replace(/[?!.:]+ *$/, "").trim()
    .toLowerCase();
}

/** Says what a heading announces, or null where it is none of the usual words. */
export function sectionKind(heading: string): SectionKind | null {
  const words = plain(heading);
  return kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? kindElsewhere(words);
}
