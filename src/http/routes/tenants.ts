import { createRoute, z } from "@hono/zod-openapi";
import type { TenantContext } from "../../app/context";
import { changePreferences } from "../../app/tenant/change-preferences";
import { PARTITIONS_DEFAULT } from "../../app/tenant/create";
import { enterLender } from "../../composition/enter-tenant";
import { openTenant } from "../../composition/open-tenant";
import { assert } from "../../kernel/assert";
import { PARTITION_COUNT_MAX, controlId } from "../../kernel/ids";
import { instant, isTimezone } from "../../kernel/calendar";
import { createOrganization } from "../auth/people";
import { findTenant } from "../../store/directory";
import { Day, LocaleName, Name } from "../fields";
import { forgetKeys } from "../key-cache";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { limitCalls } from "../middleware/rate-limit";
import { problem, refused } from "../problem";

const TenantBody = z
  .strictObject({
    name: Name,
    mode: z.enum(["live", "sandbox"]),
    timezone: z.string().max(60).openapi({ example: "America/New_York" }),
    currency: z.string().length(3).toUpperCase().openapi({ example: "USD" }),
    locale: LocaleName,
    clockOn: Day.optional().openapi({ description: "Sandbox only: the test clock's first day." }),
    partitionCount: z
      .int()
      .min(1)
      .max(PARTITION_COUNT_MAX)
      .default(PARTITIONS_DEFAULT)
      .openapi({ description: "Fixed for ever. About one per 500,000 loans you expect." }),
  })
  .openapi("TenantDraft");

const EXAMPLE = {
  name: "Harbor Lending",
  mode: "sandbox",
  timezone: "America/New_York",
  currency: "USD",
  locale: "en",
  clockOn: "2026-03-01",
};

const Tenant = z
  .object({
    id: z.string(),
    name: z.string(),
    mode: z.enum(["live", "sandbox"]),
    timezone: z.string(),
    currency: z.string(),
    locale: LocaleName,
    letterhead: z.string().nullable().openapi({
      description: "Its postal address as letters carry it, a line each.",
    }),
    businessDate: z.string(),
    partitionCount: z.int(),
  })
  .openapi("Tenant");

const create = createRoute({
  method: "post",
  path: "/v1/tenants",
  operationId: "tenant.create",
  tags: ["Tenants"],
  summary: "Create a lender",
  description:
    "The signed-in person becomes its owner, and their session acts for it. A sandbox has a test " +
    "clock and sends no e-mail; everything else is as in a live one.",
  security: [{ session: [] }],
  request: { body: jsonBody(TenantBody, EXAMPLE) },
  responses: {
    ...answers(201, z.object({ id: z.string() }).openapi("CreatedTenant"), "Created."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "tenant.currency_unknown",
      "tenant.timezone_unknown",
      "tenant.clock_only_in_sandbox",
    ),
  },
});

/** Mounted before the tenant is opened: there is none yet. */
export const signUpRoutes = newApi();

signUpRoutes.use("/v1/tenants", async (c, next) => {
  const session = c.get("session");
  return session ? limitCalls(c, `person:${session.person.id}`, next) : next();
});

signUpRoutes.openapi(create, async (c) => {
  const session = c.get("session");
  if (!session) return problem(c, "access.unauthenticated");
  const { clockOn, ...draft } = c.req.valid("json");
  const entered = await enterLender(
    c.env,
    (name) => createOrganization(c.env, session, name),
    { ...draft, clockOn: clockOn ?? null },
    instant(Date.now()),
  );
  if (!entered.ok) return refused(c, entered.refusal);
  return c.json({ id: controlId("tenant", entered.value) }, 201);
});

const read = createRoute({
  method: "get",
  path: "/v1/tenant",
  operationId: "tenant.read",
  tags: ["Tenants"],
  summary: "The lender this key or session acts for",
  security: SIGNED_IN,
  responses: { ...answers(200, Tenant, "The lender."), ...problems() },
});

const LETTERHEAD_LINES_MAX = 6;
const LETTERHEAD_LINE_MAX = 60;

const TenantChange = z
  .strictObject({
    name: Name.optional(),
    locale: LocaleName.optional(),
    timezone: z
      .string()
      .max(60)
      .refine(isTimezone, "is no time zone of the IANA database")
      .optional()
      .openapi({ example: "America/Chicago" }),
    letterhead: z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(LETTERHEAD_LINE_MAX)
          .refine((line) => !/\p{Cc}/u.test(line), "has a control character"),
      )
      .max(LETTERHEAD_LINES_MAX)
      .optional()
      .openapi({
        example: ["Harbor Lending", "12 Elm Street", "Springfield, IL 62701"],
        description: "Lines of the postal address; an empty list takes it away.",
      }),
  })
  .openapi("TenantChange");

const change = createRoute({
  method: "patch",
  path: "/v1/tenant",
  operationId: "tenant.change",
  tags: ["Tenants"],
  summary: "Change how the lender appears",
  description:
    "Its name, as borrowers read it, the language it prefers, its postal address, and the zone whose " +
    "calendar its business dates follow. Scanned days stay scanned: a zone further east brings the " +
    "next date sooner, one further west lets the book stand until its calendar has caught up.",
  security: SIGNED_IN,
  request: { body: jsonBody(TenantChange, { timezone: "America/Chicago" }) },
  responses: {
    ...answers(200, Tenant, "As it is now."),
    ...problems("request.invalid", "request.malformed"),
  },
});

export const tenantRoutes = newApi();

tenantRoutes.openapi(read, (c) => {
  const ctx = c.get("tenant");
  ctx.allow("tenant.read");
  return c.json(toTenant(ctx), 200);
});

tenantRoutes.openapi(change, async (c) => {
  const ctx = c.get("tenant");
  const { name, locale, timezone, letterhead } = c.req.valid("json");
  const before = ctx.tenant;
  await changePreferences(ctx, {
    name: name ?? before.name,
    locale: locale ?? before.locale,
    timezone: timezone ?? before.timezone,
    letterhead: letterhead === undefined ? before.letterhead : letterhead.join("\n") || null,
  });
  forgetKeys(ctx.tenant.id);
  // The day of the new zone, and what else hangs on it, is read anew.
  const entry = await findTenant(c.env, ctx.tenant.id);
  assert(entry, "a lender that acts is there");
  return c.json(toTenant(openTenant(c.env, entry, ctx.actor, ctx.now, null)), 200);
});

function toTenant({ tenant, today }: TenantContext) {
  const { id, name, mode, timezone, currency, locale, letterhead, partitionCount } = tenant;
  return {
    id: controlId("tenant", id),
    name,
    mode,
    timezone,
    currency,
    locale,
    letterhead,
    businessDate: today,
    partitionCount,
  };
}
