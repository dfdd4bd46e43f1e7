import { type BusinessDate, dateAt, type Instant, isTimezone } from "../../kernel/calendar";
import type { TenantId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { Locale, Tenant } from "../context";

/** Enough for some hundred thousand loans each; large lenders choose more when they sign up. */
export const PARTITIONS_DEFAULT = 2;

export type TenantDraft = Readonly<{
  name: string;
  mode: Tenant["mode"];
  timezone: string;
  currency: string;
  locale: Locale;
  /** Sandbox only: where the test clock starts. */
  clockOn: BusinessDate | null;
  partitionCount: number;
}>;

export type TenantRefusal =
  | Readonly<{ code: "tenant.currency_unknown" }>
  | Readonly<{ code: "tenant.timezone_unknown" }>
  | Readonly<{ code: "tenant.clock_only_in_sandbox" }>;

/** Where tenants are entered before there is a tenant to open. */
export type TenantRegistry = Readonly<{
  /** Makes the person who signs up the owner of a new organization. */
  createOrganization(name: string): Promise<string>;
  enter(
    draft: TenantDraft & Readonly<{ organizationId: string; bookDate: BusinessDate; now: Instant }>,
  ): Promise<TenantId>;
}>;

/**
 * Enters a lender. Its book begins on the day it signs up (its own calendar day, or the test
 * clock's): what it imports is evaluated as of then, and the first scan is the day after.
 */
export async function createTenant(
  registry: TenantRegistry,
  draft: TenantDraft,
  now: Instant,
): Promise<Result<TenantId, TenantRefusal>> {
  if (!CURRENCIES.has(draft.currency)) return refuse({ code: "tenant.currency_unknown" });
  if (!isTimezone(draft.timezone)) return refuse({ code: "tenant.timezone_unknown" });
  if (draft.mode === "live" && draft.clockOn !== null) {
    return refuse({ code: "tenant.clock_only_in_sandbox" });
  }
  const bookDate = draft.clockOn ?? dateAt(now, draft.timezone);
  const clockOn = draft.mode === "sandbox" ? bookDate : null;
  const organizationId = await registry.createOrganization(draft.name);
  return ok(await registry.enter({ ...draft, clockOn, organizationId, bookDate, now }));
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
