import type { Translator } from "../../../web/locales/translate";
import { ClockPage, type ClockPageProps } from "../../../web/pages/clock";
import type { TenantContext } from "../../app/context";
import { readClockMove } from "../../app/scan/read-clock-move";
import { type ClockRefusal, CLOCK_DAYS_MAX, startClock } from "../../app/scan/start-clock";
import { addDays, daysBetween, parseDate } from "../../kernel/calendar";
import { newPages, type PageContext, pageShell, readForm, renderPage } from "./page";
import { refreshWhenDone } from "./refresh";

const PATH = "/clock";

export const clockPages = newPages();

clockPages.get(PATH, async (c) => {
  const { clockTarget } = c.get("tenant").tenant;
  if (refreshWhenDone(c, clockTarget !== null)) return c.body(null, 200);
  return renderClock(c);
});
clockPages.get("/settings/clock", (c) => c.redirect(PATH, 303));

clockPages.post(PATH, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("clock.move");
  const form = await readForm(c);
  const days = /^\d{1,3}$/.test(form["days"] ?? "") ? Number(form["days"]) : undefined;
  const on = days === undefined ? parseDate(form["on"] ?? "") : addDays(ctx.today, days);
  if (on === undefined) return renderClock(c, (t) => t("clock.dateMissing"));
  const started = await startClock(ctx, { on });
  if (!started.ok) return renderClock(c, (t) => wrongOf(t, started.refusal));
  return c.redirect(PATH, 303);
});

async function renderClock(c: PageContext, wrong?: (t: Translator) => string) {
  const ctx = c.get("tenant");
  ctx.allow("clock.read");
  const { t, frame } = pageShell(c, { current: PATH });
  const page = (
    <ClockPage
      t={t}
      frame={frame}
      {...(await progressOf(ctx))}
      canMove={ctx.actor.permissions.includes("clock.move")}
      daysMax={CLOCK_DAYS_MAX}
      earliestOn={addDays(ctx.today, 1)}
      latestOn={addDays(ctx.today, CLOCK_DAYS_MAX)}
      errors={wrong ? { on: wrong(t) } : {}}
    />
  );
  return renderPage(c, page, wrong ? 422 : 200);
}

async function progressOf(
  ctx: TenantContext,
): Promise<Pick<ClockPageProps, "move" | "lastMove" | "results">> {
  const { clockTarget: target, clockFrom: from } = ctx.tenant;
  if (from === null) return { move: null, lastMove: null, results: null };
  const { daysDone, daysPerSecond, effect } = await readClockMove(ctx, from);
  const results = daysDone === 0 ? null : effect;
  if (target === null) {
    const lastMove = { from, to: ctx.today, daysScanned: daysDone };
    return { move: null, lastMove, results };
  }
  const daysTotal = daysBetween(from, target);
  const remaining = daysPerSecond === null ? null : (daysTotal - daysDone) / daysPerSecond;
  return {
    move: {
      from,
      target,
      daysDone,
      daysTotal,
      daysPerSecond: daysPerSecond === null ? null : Math.round(daysPerSecond * 10) / 10,
      remainingSeconds: remaining === null ? null : Math.ceil(remaining),
    },
    lastMove: null,
    results,
  };
}

function wrongOf(t: Translator, refusal: ClockRefusal): string {
  switch (refusal.code) {
    case "tenant.clock_only_in_sandbox":
      return t("clock.liveOnly");
    case "clock.goes_forward_only":
      return t("clock.backwards", { date: t.formatDate(refusal.on) });
    case "clock.too_far":
      return t("clock.tooFar", { date: t.formatDate(refusal.onMax) });
    case "clock.moving":
      return t("clock.stillMoving", { date: t.formatDate(refusal.target) });
  }
}
