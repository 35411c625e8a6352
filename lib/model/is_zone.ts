const asked = new Map<string, boolean>();

function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether a name is an IANA time zone such as Europe/Berlin or UTC; abbreviations are none, they mean several. */
export function isZone(name: string): boolean {
  if (!/^UTC$|\//.test(name)) return false;
  // A format takes long to make, and of each zone every answer is the same.
  const known = asked.get(name) ?? isKnown(name);
  asked.set(name, known);
  return known;
}
