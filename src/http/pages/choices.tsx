import { getCookie } from "hono/cookie";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { type Translator, translate } from "../../../web/locales/translate";
import { ChoicesPage } from "../../../web/pages/choices";
import { BY_LINK, BY_PAGE } from "../../app/borrower/by-link";
import { chooseContact, unsubscribe } from "../../app/borrower/choose";
import { liftStop } from "../../app/borrower/lift-stop";
import { requestStop } from "../../app/borrower/request-stop";
import type { Borrower } from "../../app/borrower/store";
import { latestChoices } from "../../domain/contact/choices";
import { resolveLocale } from "../../domain/notice/locale";
import { dateAt } from "../../kernel/calendar";
import { openChoiceLink } from "../../store/choice-link";
import type { AppEnv } from "../app-env";
import { isLocale, LOCALE_COOKIE, localeOf } from "../auth/locale";
import { unsigned } from "../middleware/tenant";
import { choiceError, choicesFrom, choiceValues, formMark } from "./choice-form";
import { newPages, type PageContext, readForm, renderPage } from "./page";

const DAY_MS = 86_400_000;
const SAID = ["saved", "stopped", "lifted"] as const;
type Said = (typeof SAID)[number];

export const choicePages = newPages();

/** Anybody can post here, and a form of choices is small. */
const FORM_BYTES_MAX = 64 * 1024;
const formLimit = bodyLimit({
  maxSize: FORM_BYTES_MAX,
  onError: (c) => c.text("Too large.", 413),
});

/** Opens the lender of the link; what we did not sign, and what is too old, is not there. */
const byLink = createMiddleware<AppEnv>(async (c, next) => {
  c.set("locale", localeOf(c.req.raw, null));
  const today = Math.floor(Date.now() / DAY_MS);
  const link = openChoiceLink(c.env.PLATFORM_KEY, c.req.param("token") ?? "", today);
  if (!link) return c.notFound();
  const counted = await c.env.API_LIMIT.limit({ key: `choices|${link.tenant}|${link.borrower}` });
  if (!counted.success) {
    c.header("retry-after", "10");
    return c.text("Too many requests: try again in a moment.", 429);
  }
  const ctx = await c.get("openUnsigned")(link.tenant, BY_LINK);
  const borrower = await ctx?.borrowers.find(link.borrower);
  if (!ctx || !borrower) return c.notFound();
  c.set("tenant", ctx);
  c.set("borrower", borrower);
  const chosen = getCookie(c, LOCALE_COOKIE);
  c.set("locale", isLocale(chosen) ? chosen : resolveLocale(borrower.locale));
  // The address is the secret, and goes into no index.
  c.header("x-robots-tag", "noindex");
  return next();
});

choicePages.use("/choices/:token", formLimit, unsigned, byLink);
choicePages.use("/choices/:token/*", formLimit, unsigned, byLink);

choicePages.get("/choices/:token", (c) => {
  const said = SAID.find((one) => one === c.req.query("said"));
  return renderChoices(c, c.get("borrower"), said ? { said } : {});
});

// What a mail program opens when its reader follows the link of the header: it changes nothing.
choicePages.get("/choices/:token/unsubscribe", (c) => c.redirect(pathOf(c), 303));

/** RFC 8058: comes from the mail program, without a cookie and without a question. */
choicePages.post("/choices/:token/unsubscribe", async (c) => {
  const done = await unsubscribe(c.get("tenant"), c.get("borrower").id);
  if (!done.ok) return c.text("Something else changed at the same moment: try again.", 409);
  return c.text("Unsubscribed.");
});

choicePages.post("/choices/:token", async (c) => {
  const values = await readForm(c);
  const locale = values["locale"];
  const chosen = await chooseContact(c.get("tenant"), {
    id: c.get("borrower").id,
    change: choicesFrom(values),
    from: formMark(values),
    ...(isLocale(locale) && { locale }),
    evidence: BY_PAGE,
  });
  if (chosen.ok) return done(c, "saved");
  const t = translate(c.get("locale"));
  const errors = Object.entries(choiceError(chosen.refusal.code)).map(
    ([field, key]) => [field, t(key)] as const,
  );
  const shown = { errors: Object.fromEntries(errors) };
  if (chosen.refusal.code !== "choice.changed") {
    return renderChoices(c, c.get("borrower"), { ...shown, values });
  }
  // What stands now is shown, so that what was said meanwhile is not taken back unseen.
  return renderChoices(c, c.get("borrower"), shown);
});

choicePages.post("/choices/:token/stop", async (c) => {
  const stopped = await requestStop(c.get("tenant"), stopOf(c));
  return stopped.ok ? done(c, "stopped") : again(c);
});

choicePages.post("/choices/:token/stop/lifting", async (c) => {
  const lifted = await liftStop(c.get("tenant"), stopOf(c));
  return lifted.ok ? done(c, "lifted") : again(c);
});

function stopOf(c: PageContext) {
  return { id: c.get("borrower").id, reason: BY_PAGE };
}

function again(c: PageContext) {
  const errors = { "": translate(c.get("locale"))("choice.error.again") };
  return renderChoices(c, c.get("borrower"), { errors });
}

type Shown = Readonly<{
  values?: Readonly<Record<string, string>>;
  errors?: Readonly<Record<string, string>>;
  said?: Said;
}>;

function renderChoices(c: PageContext, borrower: Borrower, shown: Shown) {
  const t: Translator = translate(c.get("locale"));
  const { tenant } = c.get("tenant");
  const { stopRequestedAt, choices } = borrower;
  const { values = choiceValues(latestChoices(choices)), errors, said } = shown;
  const chosen = values["locale"];
  return renderPage(
    c,
    <ChoicesPage
      t={t}
      path={pathOf(c)}
      lender={tenant.name}
      stoppedOn={stopRequestedAt === null ? null : dateAt(stopRequestedAt, tenant.timezone)}
      locale={isLocale(chosen) ? chosen : resolveLocale(borrower.locale)}
      values={values}
      {...(errors && { errors })}
      {...(said && { said })}
    />,
    errors ? 422 : 200,
  );
}

function pathOf(c: PageContext): string {
  return `/choices/${c.req.param("token")}`;
}

function done(c: PageContext, said: Said) {
  return c.redirect(`${pathOf(c)}?said=${said}`, 303);
}
