import { type Translator, translate } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/clock-time";
import { BY_PAGE } from "../../app/borrower/by-link";
import { confirmAddresses } from "../../app/borrower/confirm";
import { nameRepresentative } from "../../app/borrower/name-representative";
import { askCallBack } from "../../app/task/ask-call-back";
import { CONFIRMABLE } from "../../domain/contact/confirmations";
import { readRepresentative } from "../../domain/contact/representative";
import { resolveLocale } from "../../domain/notice/locale";
import { countryOfCurrency } from "../../domain/import/default-country";
import { parseDate } from "../../kernel/calendar";
import { doneChoosing, renderChoices } from "./choice-view";
import { clockMinute } from "./choice-form";
import { newPages, type PageContext, readForm } from "./page";

/** What a borrower's own page offers besides choices; it is opened by the same link (choices.ts). */
export const choiceMorePages = newPages();

choiceMorePages.post("/choices/:token/confirmation", async (c) => {
  const borrower = c.get("borrower");
  const ways = CONFIRMABLE.filter((way) => way !== "address" && borrower.contact[way] !== null);
  const confirmed = await confirmAddresses(c.get("tenant"), {
    ...{ id: borrower.id, ways, evidence: BY_PAGE },
  });
  return confirmed.ok ? doneChoosing(c, "confirmed") : again(c);
});

choiceMorePages.post("/choices/:token/call", async (c) => {
  const values = await readForm(c);
  const on = parseDate(values["call-on"] ?? "");
  const hours = {
    startMinute: clockMinute(values["call-from"]),
    endMinute: clockMinute(values["call-to"]),
  };
  const ctx = c.get("tenant");
  const t = translate(c.get("locale"));
  if (on === undefined) return renderMore(c, values, { "call-on": t("choice.error.callDay") });
  const [from, to] = [clockTime(hours.startMinute), clockTime(hours.endMinute)];
  const title = ofLender(c)("choice.callTask", { from, to });
  const asked = await askCallBack(ctx, c.get("borrower").id, { on, hours, title });
  if (asked.ok || asked.refusal.code === "task.call_asked_already") return doneChoosing(c, "call");
  const { refusal } = asked;
  if (refusal.code === "task.call_day_out_of_range") {
    return renderMore(c, values, { "call-on": t("choice.error.callDay") });
  }
  if (refusal.code !== "task.call_hours_out_of_range") return again(c);
  const wrong = t("choice.error.callHours", {
    from: clockTime(refusal.startMinute),
    to: clockTime(refusal.endMinute),
  });
  return renderMore(c, values, { "call-from": wrong });
});

choiceMorePages.post("/choices/:token/representative", async (c) => {
  const values = await readForm(c);
  const ctx = c.get("tenant");
  const field = (name: string) => values[`rep-${name}`] ?? "";
  const read = readRepresentative(
    { name: field("name"), phone: field("phone"), email: field("email") },
    { isOnly: values["rep-only"] === "on", isConfirmed: false },
    countryOfCurrency(ctx.tenant.currency),
  );
  if (!read.ok) {
    const t = translate(c.get("locale"));
    const errors = read.refusal.errors.map(
      ({ field: name }) => [`rep-${name}`, t(`choice.error.rep.${name as RepField}`)] as const,
    );
    return renderMore(c, values, Object.fromEntries(errors));
  }
  return named(c, read.value);
});

choiceMorePages.post("/choices/:token/representative/removal", (c) => named(c, null));

/** The language that the lender's people work in. */
function ofLender(c: PageContext): Translator {
  return translate(resolveLocale(c.get("tenant").tenant.locale));
}

type RepField = "name" | "phone" | "email";

async function named(
  c: PageContext,
  representative: Parameters<typeof nameRepresentative>[1]["representative"],
) {
  const done = await nameRepresentative(c.get("tenant"), {
    ...{ id: c.get("borrower").id, representative, evidence: BY_PAGE },
    toConfirm: ofLender(c)("choice.repTask"),
  });
  if (!done.ok) return again(c);
  return doneChoosing(c, representative === null ? "unnamed" : "named");
}

async function again(c: PageContext) {
  return renderMore(c, {}, { "": translate(c.get("locale"))("choice.error.again") });
}

async function renderMore(
  c: PageContext,
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
) {
  return renderChoices(c, c.get("borrower"), { more: { values, errors } });
}
