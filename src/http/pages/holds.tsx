import type { MessageKey } from "../../../web/locales/translate";
import { HoldsPage, type HoldsAgain } from "../../../web/pages/holds";
import { listFlags } from "../../app/flag/list";
import { removeFlag } from "../../app/flag/remove";
import { setFlag } from "../../app/flag/set";
import { liftFromLoan } from "../../app/hold/lift";
import { listHolds } from "../../app/hold/list";
import { placeHold, type PlaceRefusal } from "../../app/hold/place";
import type { Hold } from "../../app/hold/store";
import { Reason } from "../../app/payment/payment-fields";
import { NAME_PATTERN } from "../../domain/case/case";
import { isFlagged } from "../../domain/flag/flag";
import { HOLD_STOPS } from "../../domain/policy/step-action";
import { parseDate } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { actorNames } from "./actor-names";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { isStanding, ruleOf } from "./treatment-view";

type Values = Readonly<Record<string, string>>;
type Wrong = Readonly<Record<string, MessageKey>>;
type Again = Readonly<{ form: HoldsAgain["form"]; values: Values; wrong: Wrong }>;

export const holdPages = newPages();

holdPages.get("/loans/:id/holds", (c) => renderHolds(c));

holdPages.post("/loans/:id/holds", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("hold.write");
  const loanId = parsePublicId("loan", c.req.param("id"));
  if (loanId === undefined) return c.notFound();
  const values = await readForm(c);
  const wrong = wrongFields(values);
  if (Object.keys(wrong).length > 0) return renderHolds(c, { form: "place", values, wrong });
  const words = (name: string) => (values[name] ?? "").trim();
  const placed = await placeHold(ctx, {
    loanId,
    stops: HOLD_STOPS.filter((stop) => values[`stop-${stop}`] !== undefined),
    holdReason: words("reason"),
    legalBasis: words("legalBasis"),
    owner: words("owner"),
    from: parseDate(words("from")) ?? ctx.today,
    to: parseDate(words("to")) ?? null,
    openEndReason: words("openEndReason") || null,
  });
  if (placed.ok) return done(c, loanId, "hold.done.placed");
  const { code } = placed.refusal;
  if (code === "loan.not_found") return c.notFound();
  return renderHolds(c, { form: "place", values, wrong: WRONG[code] });
});

const WRONG: Readonly<Record<Exclude<PlaceRefusal["code"], "loan.not_found">, Wrong>> = {
  "hold.stops_nothing": { stops: "hold.error.stops" },
  "hold.from_in_past": { from: "hold.error.from" },
  "hold.ends_before_it_begins": { to: "hold.error.to" },
  "hold.end_missing": { to: "hold.error.openEnd" },
  "request.conflict": { "": "hold.error.again" },
};

function wrongFields(values: Values): Wrong {
  const wrong: Record<string, MessageKey> = {};
  for (const name of ["reason", "legalBasis", "owner"]) {
    if (!Reason.min(1).safeParse(values[name] ?? "").success) wrong[name] = "hold.error.words";
  }
  if (!Reason.safeParse(values["openEndReason"] ?? "").success) {
    wrong["openEndReason"] = "hold.error.words";
  }
  for (const name of ["from", "to"] as const) {
    const typed = (values[name] ?? "").trim();
    if (typed !== "" && !parseDate(typed)) wrong[name] = `hold.error.${name}`;
  }
  return wrong;
}

holdPages.post("/loans/:id/holds/:number/lifting", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("hold.write");
  const loanId = parsePublicId("loan", c.req.param("id"));
  const number = Number(c.req.param("number"));
  if (loanId === undefined || !Number.isSafeInteger(number)) return c.notFound();
  const values = await readForm(c);
  const reason = Reason.min(1).safeParse(values[`liftReason-${number}`] ?? values["reason"] ?? "");
  const field = `liftReason-${number}`;
  const again = (key: MessageKey) =>
    renderHolds(c, { form: "lift", values, wrong: { [field]: key } });
  if (!reason.success) return again("hold.error.words");
  const lifted = await liftFromLoan(ctx, { loanId, number, reason: reason.data });
  if (lifted.ok) return done(c, loanId, "hold.done.lifted");
  const { code } = lifted.refusal;
  if (code === "loan.not_found" || code === "hold.not_found") return c.notFound();
  return again(code === "hold.ended" ? "hold.error.ended" : "hold.error.again");
});

holdPages.post("/loans/:id/flags", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("flag.write");
  const loanId = parsePublicId("loan", c.req.param("id"));
  if (loanId === undefined) return c.notFound();
  const values = await readForm(c);
  const again = (wrong: Wrong) => renderHolds(c, { form: "flag", values, wrong });
  const flag = (values["flag"] ?? "").trim();
  const note = Reason.safeParse(values["note"] ?? "");
  const typed = (values["endsOn"] ?? "").trim();
  const endsOn = typed === "" ? null : parseDate(typed);
  if (!NAME_PATTERN.test(flag)) return again({ flag: "flag.error.name" });
  if (!note.success) return again({ note: "hold.error.words" });
  if (endsOn === undefined) return again({ endsOn: "flag.error.endsOn" });
  const set = await setFlag(ctx, { loanId, flag, endsOn, note: note.data || null });
  if (set.ok) return done(c, loanId, "flag.done.set");
  const { code } = set.refusal;
  if (code === "loan.not_found") return c.notFound();
  return again(
    code === "flag.ends_too_early" ? { endsOn: "flag.error.endsOn" } : { "": "hold.error.again" },
  );
});

holdPages.post("/loans/:id/flags/:flag/removal", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("flag.write");
  const loanId = parsePublicId("loan", c.req.param("id"));
  if (loanId === undefined) return c.notFound();
  const removed = await removeFlag(ctx, { loanId, flag: c.req.param("flag"), reason: null });
  if (removed.ok) return done(c, loanId, "flag.done.removed");
  if (removed.refusal.code !== "request.conflict") return c.notFound();
  return renderHolds(c, { form: "flag", values: {}, wrong: { "": "hold.error.again" } });
});

function done(c: PageContext, loanId: number, key: MessageKey) {
  return redirectAfter(c, `/loans/${publicId("loan", loanId)}/holds`, { key });
}

async function renderHolds(c: PageContext, again?: Again) {
  const ctx = c.get("tenant");
  const id = parsePublicId("loan", c.req.param("id") ?? "");
  const found = id === undefined ? undefined : await ctx.loans.find(id);
  if (id === undefined || !found) return c.notFound();
  const [holds, flags] = await Promise.all([listHolds(ctx, id), listFlags(ctx, id)]);
  if (!holds.ok || !flags.ok) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/loans", path: c.req.path });
  const loanId = publicId("loan", id);
  const nameOf = await actorNames(c, t, []);
  const may = (permission: "hold.write" | "flag.write") =>
    ctx.actor.permissions.includes(permission);
  const row = (hold: Hold) => ({
    ...hold,
    reason: hold.holdReason,
    owner: hold.owner.startsWith("system:") ? nameOf(hold.owner) : hold.owner,
    rule: ruleOf(hold, `/why/hold/${loanId}/${hold.number}`),
    canLift: may("hold.write") && isStanding(hold, ctx.today),
  });
  const page = (
    <HoldsPage
      t={t}
      frame={frame}
      loan={{ id: loanId, externalId: found.loan.externalId }}
      holds={holds.value.map(row)}
      flags={flags.value.map((flag) => ({
        ...flag,
        rule: ruleOf(flag, `/why/flag/${loanId}/${flag.flag}`),
        isSet: isFlagged(flag, ctx.today),
      }))}
      canHold={may("hold.write")}
      canFlag={may("flag.write")}
      {...(again && {
        again: {
          form: again.form,
          values: again.values,
          errors: Object.fromEntries(
            Object.entries(again.wrong).map(([field, key]) => [field, t(key)]),
          ),
        },
      })}
    />
  );
  return renderPage(c, page, again ? 422 : 200);
}
