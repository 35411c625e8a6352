function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names somebody may have meant, closest first: at most two of five letters differ. */
export function nearestFew(name: string, names: readonly string[], most: number): string[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "").slice(0, 64);
  const wanted = plain(name);
  const far = Math.max(1, wanted.length * 0.4);
  return names.map((other) => ({ other, letters: plain(other) }))
    .filter(({ letters }) => Math.abs(letters.length - wanted.length) <= far)
    .map(({ other, letters }) => ({ other, away: distance(wanted, letters) }))
    .filter(({ away }) => away <= far)
    .sort((a, b) => a.away - b.away)
    .slice(0, most).map(({ other }) => other);
}

/** The name somebody most likely meant, or undefined where none is close. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  return nearestFew(name, names, 1)[0];
}
