/** What rows of one service have in common, of which nothing more exact is known. */
export const about = {
  service: "payments",
  isOwn: true,
  firstAt: null,
  lastAt: null,
  knownFrom: null,
  knownUntil: null,
};
