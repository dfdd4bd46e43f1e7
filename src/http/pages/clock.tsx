import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import { ClockPage, type ClockPageProps } from "../../../web/pages/clock";
import type { TenantContext } from "../../app/context";
import { readClockMove } from "../../app/scan/read-clock-move";
import { type ClockRefusal, CLOCK_DAYS_MAX, startClock } from "../../app/scan/start-clock";
import { addDays, daysBetween, parseDate } from "../../kernel/calendar";
import { newPages, type PageContext, pageShell, readForm, renderPage, translatorOf } from "./page";
import { refreshWhenDone } from "./refresh";
import { behaviourView, resetView, type WrittenScript } from "./sandbox-view";

const PATH = "/clock";

export const clockPages = newPages();

clockPages.get(PATH, async (c) => {
  const ctx = c.get("tenant");
  const working = ctx.tenant.clockTarget !== null || (await isEmptying(ctx));
  if (refreshWhenDone(c, working)) return c.body(null, 200);
  return renderClock(c);
});
clockPages.get("/settings/clock", (c) => c.redirect(PATH, 303));

clockPages.post(PATH, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("clock.move");
  const form = await readForm(c);
  const days = /^\d{1,3}$/.test(form["days"] ?? "") ? Number(form["days"]) : undefined;
  const on = days === undefined ? parseDate(form["on"] ?? "") : addDays(ctx.today, days);
  if (on === undefined)
    return renderClock(c, { move: { on: translatorOf(c)("clock.dateMissing") } });
  const started = await startClock(ctx, { on });
  if (!started.ok)
    return renderClock(c, { move: { on: wrongOf(translatorOf(c), started.refusal) } });
  return c.redirect(PATH, 303);
});

/** What was wrong, by the form that brought it. */
type Errors = Readonly<Partial<Record<"move" | "behaviour" | "reset", FieldErrors>>>;

async function isEmptying(ctx: TenantContext): Promise<boolean> {
  const reset = await ctx.resets.latest();
  return reset !== undefined && reset.state !== "finished";
}

/** The page of the clock, also as the answer to a form of it that was not taken. */
export async function renderClock(c: PageContext, errors: Errors = {}, written?: WrittenScript) {
  const ctx = c.get("tenant");
  ctx.allow("clock.read");
  const { t, frame } = pageShell(c, { current: PATH });
  const { move = {}, behaviour = {}, reset = {} } = errors;
  const page = (
    <ClockPage
      t={t}
      frame={frame}
      {...(await progressOf(ctx))}
      canMove={ctx.actor.permissions.includes("clock.move")}
      daysMax={CLOCK_DAYS_MAX}
      earliestOn={addDays(ctx.today, 1)}
      latestOn={addDays(ctx.today, CLOCK_DAYS_MAX)}
      behaviour={{ ...(await behaviourView(ctx, written)), errors: behaviour }}
      reset={{ ...(await resetView(ctx, t)), errors: reset }}
      errors={move}
    />
  );
  return renderPage(c, page, Object.keys(errors).length > 0 ? 422 : 200);
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
    case "sandbox.reset_under_way":
      return t("sandbox.emptyingNow");
    case "clock.goes_forward_only":
      return t("clock.backwards", { date: t.formatDate(refusal.on) });
    case "clock.too_far":
      return t("clock.tooFar", { date: t.formatDate(refusal.onMax) });
    case "clock.moving":
      return t("clock.stillMoving", { date: t.formatDate(refusal.target) });
  }
}
