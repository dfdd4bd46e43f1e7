import type { FieldErrors } from "../../../web/components/form";
import { CreateTenantPage, type CreateTenantPageProps } from "../../../web/pages/create-tenant";
import type { TenantDraft, TenantRefusal } from "../../app/tenant/create";
import { enterLender } from "../../composition/enter-tenant";
import { instant } from "../../kernel/calendar";
import { isLocale } from "../auth/locale";
import { createOrganization, setActiveOrganization } from "../auth/people";
import { PARTITIONS_DEFAULT } from "../routes/tenants";
import {
  newPages,
  type PageContext,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

const NAME_LENGTH_MAX = 120;
const SIGN_IN = "/sign-in?next=%2Ftenants%2Fnew";

/** Before a tenant is open: making one, and choosing between those one works for. */
export const tenantPages = newPages();

tenantPages.get("/tenants/new", (c) =>
  c.get("session") ? newTenantPage(c) : redirectAfter(c, SIGN_IN),
);

tenantPages.post("/tenants/new", async (c) => {
  const session = c.get("session");
  if (!session) return redirectAfter(c, SIGN_IN);
  const values = valuesOf(await readForm(c));
  const errors = errorsOf(c, values);
  if (Object.keys(errors).length > 0) return newTenantPage(c, values, errors);
  const { locale } = values;
  const draft: TenantDraft = {
    ...values,
    locale: isLocale(locale) ? locale : c.get("locale"),
    clockOn: null,
    partitionCount: PARTITIONS_DEFAULT,
  };
  const found = (name: string) => createOrganization(c.env, session, name);
  const entered = await enterLender(c.env, found, draft, instant(Date.now()));
  if (entered.ok) return redirectAfter(c, "/");
  return newTenantPage(c, values, refusalErrors(c, entered.refusal));
});

tenantPages.post("/tenants/current", async (c) => {
  const session = c.get("session");
  if (!session) return redirectAfter(c, "/sign-in");
  const { tenantId } = await readForm(c);
  const chosen = session.tenants.find(({ id }) => id === tenantId);
  if (!chosen) return c.notFound();
  const changed = await setActiveOrganization(c.env, session, chosen.organizationId);
  return changed ? redirectAfter(c, "/") : c.notFound();
});

type Values = NonNullable<CreateTenantPageProps["values"]>;

function valuesOf(form: Readonly<Record<string, string>>): Values {
  const { name = "", mode, timezone = "", currency = "", locale = "" } = form;
  return {
    name: name.trim(),
    mode: mode === "live" ? "live" : "sandbox",
    timezone,
    currency,
    locale,
  };
}

function errorsOf(c: PageContext, { name, locale }: Values): FieldErrors {
  const t = translatorOf(c);
  return {
    ...(name === "" || name.length > NAME_LENGTH_MAX ? { name: t("tenant.nameMissing") } : {}),
    ...(isLocale(locale) ? {} : { locale: t("problem.invalid.title") }),
  };
}

function refusalErrors(c: PageContext, { code }: TenantRefusal): FieldErrors {
  const field = { "tenant.currency_unknown": "currency", "tenant.timezone_unknown": "timezone" };
  const wrong = translatorOf(c)("problem.invalid.title");
  return { [code === "tenant.clock_only_in_sandbox" ? "mode" : field[code]]: wrong };
}

function newTenantPage(c: PageContext, values?: Values, errors?: FieldErrors) {
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);
  return renderPage(
    c,
    <CreateTenantPage
      t={translatorOf(c)}
      path="/tenants/new"
      timezones={[...zones]}
      currencies={Intl.supportedValuesOf("currency")}
      {...(values ? { values } : {})}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}
