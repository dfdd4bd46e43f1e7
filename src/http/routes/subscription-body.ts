import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Subscription } from "../../app/subscription/store";
import { EVENT_TYPES } from "../../domain/event/event";
import type { SubscriptionFlaw } from "../../domain/subscription/check";
import { parseSubscriptionId, subscriptionId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { problem } from "../problem";

export const Type = z.enum(EVENT_TYPES);

export const SubscriptionBody = z
  .strictObject({
    name: z.string().max(200).openapi({ example: "core banking" }),
    url: z.string().max(2000).openapi({
      example: "https://core.harbor-lending.example/forbear",
      description: "A public https address. Redirects are not followed.",
    }),
    types: z
      .array(Type)
      .max(EVENT_TYPES.length)
      .openapi({ example: ["loan.delinquent"] }),
  })
  .openapi("NewSubscription");
export const EXAMPLE = {
  name: "core banking",
  url: "https://core.harbor-lending.example/forbear",
  types: ["loan.delinquent", "loan.cured", "payment.applied"],
};

export const Answer = z
  .object({
    id: z.string().openapi({ example: "sub_10001" }),
    name: z.string(),
    url: z.string(),
    types: z.array(Type),
    off: z
      .object({ at: z.int(), reason: z.enum(["switched-off", "failing", "gone"]) })
      .nullable()
      .openapi({
        description:
          "Nothing is sent any more: at your wish, after three days of failures, or since it answered 410.",
      }),
    failingSince: z.int().nullable().openapi({
      description: "Epoch milliseconds: since when everything has failed.",
    }),
    trouble: z.string().nullable().openapi({ description: "What it answered then." }),
    createdBy: z.string(),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
    updatedAt: z.int(),
  })
  .openapi("Subscription");
export const SECRET = z.string().openapi({
  description: "What events are signed with (Standard Webhooks). Shown this once.",
  example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
});
export const IdParam = z.object({ id: z.string().max(40).openapi({ example: "sub_1" }) });

/** The number of the subscription in the path; another tenant's, or none, is 0, which nobody has. */
export function numberOf(c: Context<AppEnv>): number {
  return ownSubscription(c, c.req.param("id") ?? "") ?? 0;
}

export function ownSubscription(c: Context<AppEnv>, id: string): number | undefined {
  const parsed = parseSubscriptionId(id);
  return parsed?.tenant === c.get("tenant").tenant.id ? parsed.number : undefined;
}

/** What to do about each flaw, at its field. */
const FLAW_ADVICE: Readonly<Record<SubscriptionFlaw["code"], string>> = {
  "subscription.name_missing": "is empty, too long or has control characters: use up to 80",
  "subscription.url_not_public":
    "is not an https address of the public internet without a password in it, up to 500 characters",
  "subscription.types_missing": "names no type of event: choose one or more",
  "subscription.type_unknown": "is no type of event: see the list of types",
};

export function flawed(c: Context<AppEnv>, flaws: readonly SubscriptionFlaw[]) {
  const errors = flaws.map(({ pointer, code }) => ({
    pointer: `#${pointer}`,
    code,
    detail: FLAW_ADVICE[code],
  }));
  return problem(c, "subscription.invalid", { errors });
}

export function toAnswer(c: Context<AppEnv>, subscription: Subscription): z.input<typeof Answer> {
  const { number, restsUntil: _, revision: __, types, ...said } = subscription;
  return { id: subscriptionId(c.get("tenant").tenant.id, number), ...said, types: [...types] };
}
