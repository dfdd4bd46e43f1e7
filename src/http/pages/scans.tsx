import { ScansPage } from "../../../web/pages/scans";
import type { BookHealthProps } from "../../../web/pages/scans-health";
import { type BookHealth, readBookHealth } from "../../app/health/read";
import { listDeadLetters } from "../../app/scan/dead-letters";
import { listScans } from "../../app/scan/list";
import { type Instant, parseDate } from "../../kernel/calendar";
import { controlId, publicId } from "../../kernel/ids";
import { newPages, pageShell, renderPage } from "./page";

const PAGE_DAYS = 31;
const SET_ASIDE_MAX = 100;

export const scanPages = newPages();

scanPages.get("/scans", async (c) => {
  const ctx = c.get("tenant");
  const before = parseDate(c.req.query("cursor") ?? "") ?? null;
  const [{ runs, next }, setAside, letters, health] = await Promise.all([
    listScans(ctx, { days: PAGE_DAYS, before }),
    ctx.book.setAsideLoans(SET_ASIDE_MAX),
    listDeadLetters(ctx, null),
    readBookHealth(ctx),
  ]);
  const { t, frame } = pageShell(c, { current: "/scans" });
  const page = (
    <ScansPage
      t={t}
      frame={frame}
      health={healthOf(health, ctx.now)}
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

function healthOf({ behindMs, ...health }: BookHealth, now: Instant): BookHealthProps {
  const { tickedAt } = health;
  return {
    ...health,
    tickAgeSeconds: tickedAt === null ? null : Math.max(0, Math.round((now - tickedAt) / 1000)),
    behindSeconds: behindMs === null ? null : Math.round(behindMs / 1000),
  };
}
