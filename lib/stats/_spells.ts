import type { Spell } from "./spell.ts";

export function checkSpells(action: string, spells: readonly Spell[]): void {
  const at = spells.findIndex(({ time }) => !(time >= 0 && time < Infinity));
  if (at < 0) return;
  throw new RangeError(
    `Cannot ${action}: spell ${at} lasts ${
      spells[at]?.time
    }. Give a finite duration of zero or more, also for open spells.`,
  );
}
