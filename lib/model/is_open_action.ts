/** Whether a thing to do with this state (`action_items.status`) is still to be done; one whose state nothing tells is not known to be. */
export function isOpenAction(status: string | null): boolean {
  return status === "proposed" || status === "accepted";
}
