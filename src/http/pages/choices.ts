import { getCookie } from "hono/cookie";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { translate } from "../../../web/locales/translate";
import { BY_LINK, BY_PAGE } from "../../app/borrower/by-link";
import { chooseContact, unsubscribe } from "../../app/borrower/choose";
import { liftStop } from "../../app/borrower/lift-stop";
import { requestStop } from "../../app/borrower/request-stop";
import { resolveLocale } from "../../domain/notice/locale";
import { openChoiceLink } from "../../store/choice-link";
import type { AppEnv } from "../app-env";
import { isLocale, LOCALE_COOKIE, localeOf } from "../auth/locale";
import { unsigned } from "../middleware/tenant";
import { choiceError, choicesFrom, formMark } from "./choice-form";
import { choiceMorePages } from "./choice-more";
import { choicePath, doneChoosing, renderChoices, SAID } from "./choice-view";
import { newPages, type PageContext, readForm } from "./page";

const DAY_MS = 86_400_000;

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
choicePages.route("/", choiceMorePages);

choicePages.get("/choices/:token", (c) => {
  const said = SAID.find((one) => one === c.req.query("said"));
  return renderChoices(c, c.get("borrower"), said ? { said } : {});
});

// What a mail program opens when its reader follows the link of the header: it changes nothing.
choicePages.get("/choices/:token/unsubscribe", (c) => c.redirect(choicePath(c), 303));

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
  if (chosen.ok) return doneChoosing(c, "saved");
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
  return stopped.ok ? doneChoosing(c, "stopped") : again(c);
});

choicePages.post("/choices/:token/stop/lifting", async (c) => {
  const lifted = await liftStop(c.get("tenant"), stopOf(c));
  return lifted.ok ? doneChoosing(c, "lifted") : again(c);
});

function stopOf(c: PageContext) {
  return { id: c.get("borrower").id, reason: BY_PAGE };
}

function again(c: PageContext): Promise<Response> {
  const errors = { "": translate(c.get("locale"))("choice.error.again") };
  return renderChoices(c, c.get("borrower"), { errors });
}
