import { ScansPage } from "../../../web/pages/scans";
import { listDeadLetters } from "../../app/scan/dead-letters";
import { listScans } from "../../app/scan/list";
import { parseDate } from "../../kernel/calendar";
import { controlId, publicId } from "../../kernel/ids";
import { newPages, pageShell, renderPage } from "./page";

const PAGE_DAYS = 31;
const SET_ASIDE_MAX = 100;

export const scanPages = newPages();

scanPages.get("/scans", async (c) => {
  const ctx = c.get("tenant");
  const before = parseDate(c.req.query("cursor") ?? "") ?? null;
  const [{ runs, next }, setAside, letters] = await Promise.all([
    listScans(ctx, { days: PAGE_DAYS, before }),
    ctx.book.setAsideLoans(SET_ASIDE_MAX),
    listDeadLetters(ctx, null),
  ]);
  const { t, frame } = pageShell(c, { current: "/scans" });
  const page = (
    <ScansPage
      t={t}
      frame={frame}
      runs={runs}
      setAside={setAside.map((loan) => ({ ...loan, id: publicId("loan", loan.id) }))}
      deadLetters={letters.map((letter) => ({ ...letter, id: controlId("deadLetter", letter.id) }))}
      canRepair={ctx.actor.permissions.includes("scan.repair")}
      cursor={before}
      nextCursor={next}
    />
  );
  return renderPage(c, page);
});
