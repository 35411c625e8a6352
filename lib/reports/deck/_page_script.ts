import library from "reveal.js/" with { type: "text" };
import { slideSize } from "./_layout.ts";

const exported = /export\s*\{\s*(\w+) as default\s*\};?\s*$/;

/** Starts the slides; S shows and hides the notes. Nothing moves by itself. */
const start = `
const deck = ${"$1"};
deck.initialize({
  width: ${slideSize.width},
  height: ${slideSize.height},
  margin: 0.02,
  center: false,
  controls: true,
  hash: true,
  help: true,
  progress: true,
  slideNumber: false,
  transition: "none",
  backgroundTransition: "none",
  scrollActivationWidth: null,
  keyboard: { 83: () => deck.configure({ showNotes: !deck.getConfig().showNotes }) },
});
`;

/**
 * The script of the page: reveal.js as its makers ship it, its export replaced by a start.
 *
 * @throws {TypeError} when the library no longer ends with its export.
 */
export function pageScript(): string {
  if (!exported.test(library) || /<\/script/i.test(library)) {
    throw new TypeError(
      "Cannot write the deck: reveal.js does not have the shape that can stand in a page. Pin the version this was written for.",
    );
  }
  const licence = "/* reveal.js, MIT licence, copyright Hakim El Hattab and reveal.js contributors */\n";
  return licence + library.replace(exported, start);
}
