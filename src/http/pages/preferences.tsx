import type { FieldErrors } from "../../../web/components/form";
import { PreferencesPage } from "../../../web/pages/preferences";
import { changePreferences } from "../../app/tenant/change-preferences";
import { isTimezone } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { isLocale } from "../auth/locale";
import { chooseLanguage } from "./language";
import { TIMEZONES } from "./timezones";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";

const PATH = "/settings/preferences";
const NAME_LENGTH_MAX = 120;

export const preferencePages = newPages();

preferencePages.get("/settings", (c) => c.redirect(PATH, 303));
preferencePages.get(PATH, (c) => renderPreferences(c));

preferencePages.post(PATH, async (c) => {
  const ctx = c.get("tenant");
  const form = await readForm(c);
  const { locale, tenantLocale, timezone = ctx.tenant.timezone } = form;
  if (!isLocale(locale)) return renderPreferences(c, { wrong: ["locale"] });
  if (mayManage(c)) {
    const name = (form["name"] ?? "").trim();
    const wrong = name === "" || name.length > NAME_LENGTH_MAX;
    if (wrong) return renderPreferences(c, { wrong: ["name"], name });
    if (!isLocale(tenantLocale)) return renderPreferences(c, { wrong: ["tenantLocale"], name });
    if (!isTimezone(timezone)) return renderPreferences(c, { wrong: ["timezone"], name });
    const before = ctx.tenant;
    const letterhead = letterheadFrom(form["letterhead"] ?? "");
    const after = { name, locale: tenantLocale, timezone, letterhead };
    const isSame = Object.entries(after).every(
      ([field, value]) => value === before[field as keyof typeof after],
    );
    if (!isSame) await changePreferences(ctx, after);
  }
  await chooseLanguage(c, locale);
  return redirectAfter(c, PATH, { key: "preferences.saved" });
});

const LETTERHEAD_LINES_MAX = 6;
const LETTERHEAD_LINE_MAX = 60;

/** What is typed as lines, without what no envelope has room for. */
function letterheadFrom(typed: string): string | null {
  const lines = typed
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/\p{Cc}/gu, "")
        .trim()
        .slice(0, LETTERHEAD_LINE_MAX),
    )
    .filter((line) => line !== "");
  return lines.length === 0 ? null : lines.slice(0, LETTERHEAD_LINES_MAX).join("\n");
}

type Field = "locale" | "name" | "tenantLocale" | "timezone";
type Sent = Readonly<{ wrong: readonly Field[]; name?: string }>;

function renderPreferences(c: PageContext, sent?: Sent) {
  const { tenant } = c.get("tenant");
  const { t, frame } = pageShell(c, { current: PATH });
  const errors: FieldErrors = Object.fromEntries(
    (sent?.wrong ?? []).map((field) => [field, t(`preferences.wrong.${field}`)]),
  );
  const page = (
    <PreferencesPage
      t={t}
      frame={frame}
      tenant={{
        id: controlId("tenant", tenant.id),
        name: sent?.name ?? tenant.name,
        currency: tenant.currency,
        locale: tenant.locale,
        letterhead: tenant.letterhead ?? "",
      }}
      timezones={TIMEZONES}
      canManage={mayManage(c)}
      errors={errors}
    />
  );
  return renderPage(c, page, sent ? 422 : 200);
}

function mayManage(c: PageContext): boolean {
  return c.get("tenant").actor.permissions.includes("tenant.manage");
}
