import { discardDeadLetter, replayDeadLetter } from "../../app/scan/dead-letters";
import { parseControlId } from "../../kernel/ids";
import { newPages, type PageContext, redirectAfter } from "./page";

const PLACE = "/scans#dead-letters";

/** Dead letters stand on the page of the scans; here is what can be done with one. */
export const deadLetterPages = newPages();

deadLetterPages.get("/settings/dead-letters", (c) => c.redirect(PLACE, 303));

deadLetterPages.post("/dead-letters/:id/replay", (c) =>
  repair(c, replayDeadLetter, "deadLetters.replayed"),
);

deadLetterPages.post("/dead-letters/:id/discard", (c) =>
  repair(c, discardDeadLetter, "deadLetters.discarded"),
);

async function repair(
  c: PageContext,
  act: typeof replayDeadLetter,
  key: "deadLetters.replayed" | "deadLetters.discarded",
) {
  const id = parseControlId("deadLetter", c.req.param("id") ?? "");
  const done = id === undefined ? undefined : await act(c.get("tenant"), id);
  return done?.ok ? redirectAfter(c, PLACE, { key }) : c.notFound();
}
