import { escapeMarkdown } from "../../model/escape_markdown.ts";
import { formatValue } from "../../model/format.ts";
import { bodyOf } from "../draft/markdown.ts";
import type { DraftSection } from "../draft/section.ts";
import { wordedSections } from "../draft/tell_sections.ts";
import { editShare } from "./edit_share.ts";

/** What a writer made of the sections a model may word. */
export interface Wording {
  /** Sections with anything to tell, and those of them that stand as they are written offline. */
  readonly sections: number;
  readonly offline: number;
  /** Values of their claims, and those that stand in the text. */
  readonly values: number;
  readonly told: number;
  /** Words to change to come from the offline text to this one, over those of the longer: 0 to 1. */
  readonly changed: number;
}

function textOf(sections: readonly DraftSection[]): string {
  return sections.map(bodyOf).join("\n\n");
}

/** Holds the sections of a draft against those written offline. */
export function wordingOf(offline: readonly DraftSection[], sections: readonly DraftSection[]): Wording {
  const isWorded = ({ id }: DraftSection) => wordedSections.includes(id);
  const [before, after] = [offline.filter(isWorded), sections.filter(isWorded)];
  const stands = after.flatMap((section) => {
    const text = bodyOf(section);
    return section.lines.flatMap(({ claim }) => Object.values(claim.values)).map(({ value, unit }) =>
      text.includes(escapeMarkdown(formatValue(value, unit)))
    );
  });
  return {
    sections: after.length,
    offline: after.filter(({ told }) => told.length === 0).length,
    values: stands.length,
    told: stands.filter(Boolean).length,
    changed: editShare(textOf(before), textOf(after)),
  };
}
