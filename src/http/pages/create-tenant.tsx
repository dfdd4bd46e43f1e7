import { z } from "zod";
import type { FieldErrors } from "../../../web/components/form";
import { CreateTenantPage } from "../../../web/pages/create-tenant";
import { PARTITIONS_DEFAULT } from "../../app/tenant/create";
import { enterLender } from "../../composition/enter-tenant";
import { instant, isTimezone } from "../../kernel/calendar";
import { TIMEZONES } from "./timezones";
import { createOrganization } from "../auth/people";
import { LocaleName, Name } from "../fields";
import {
  newPages,
  type PageContext,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

export const createTenantPages = newPages();

const PATH = "/tenants/new";
const CURRENCIES = Intl.supportedValuesOf("currency");

const Draft = z.object({
  name: Name,
  mode: z.enum(["live", "sandbox"]),
  timezone: z.string().refine(isTimezone),
  currency: z.enum(CURRENCIES as [string, ...string[]]),
  locale: LocaleName,
});

createTenantPages.get(PATH, (c) =>
  c.get("session") ? tenantPage(c) : redirectAfter(c, `/sign-in?next=${PATH}`),
);

createTenantPages.post(PATH, async (c) => {
  const session = c.get("session");
  if (!session) return redirectAfter(c, `/sign-in?next=${PATH}`);
  const form = await readForm(c);
  const draft = Draft.safeParse(form);
  if (!draft.success) {
    const t = translatorOf(c);
    const fields = draft.error.issues.map((issue) => String(issue.path[0]));
    return tenantPage(
      c,
      form,
      Object.fromEntries(fields.map((field) => [field, t("problem.invalid.title")])),
    );
  }
  const entered = await enterLender(
    c.env,
    (name) => createOrganization(c.env, session, name),
    { ...draft.data, clockOn: null, partitionCount: PARTITIONS_DEFAULT },
    instant(Date.now()),
  );
  // What the form lets through cannot be refused; if it is, the field is the currency.
  if (!entered.ok) return tenantPage(c, form, { currency: entered.refusal.code });
  return redirectAfter(c, "/");
});

function tenantPage(
  c: PageContext,
  form?: Readonly<Record<string, string>>,
  errors?: FieldErrors,
): Response | Promise<Response> {
  const values = form && {
    name: form["name"] ?? "",
    mode: form["mode"] === "live" ? ("live" as const) : ("sandbox" as const),
    timezone: form["timezone"] ?? "UTC",
    currency: form["currency"] ?? "USD",
    locale: form["locale"] ?? "en",
  };
  return renderPage(
    c,
    <CreateTenantPage
      t={translatorOf(c)}
      path={PATH}
      timezones={TIMEZONES}
      currencies={CURRENCIES}
      {...(values ? { values } : {})}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}
