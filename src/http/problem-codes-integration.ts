/** The refusals of what connects other systems: webhooks in, events and subscriptions out. */
export const INTEGRATION_PROBLEMS = {
  "event.not_found": { status: 404, title: "No such event" },
  "event.replay_too_long": { status: 422, title: "A replay covers thirty days at most" },
  "subscription.changed": { status: 412, title: "It was changed since you read it" },
  "subscription.invalid": { status: 422, title: "Some fields of the subscription are wrong" },
  "subscription.name_missing": { status: 422, title: "Give it a name" },
  "subscription.type_unknown": { status: 422, title: "Not a type of event" },
  "subscription.types_missing": { status: 422, title: "Choose the events it gets" },
  "subscription.url_not_public": { status: 422, title: "Not an https address of the internet" },
  "subscription.not_found": { status: 404, title: "No such subscription" },
  "subscription.off": { status: 409, title: "This subscription is off; switch it on first" },
  "subscription.too_many": {
    status: 409,
    title: "There are as many subscriptions as there may be",
  },
  "webhook.message_id_too_long": { status: 400, title: "The webhook-id is too long" },
  "webhook.secret_invalid": { status: 422, title: "Not what the source shows" },
  "webhook.secret_missing": { status: 422, title: "The source signs with it" },
  "webhook.secret_not_asked": { status: 422, title: "This source signs with something else" },
  "webhook.secrets_invalid": { status: 422, title: "Nothing could be verified with these secrets" },
  "webhook.not_found": { status: 404, title: "No such webhook endpoint" },
  "webhook.signature_invalid": {
    status: 401,
    title: "The signature does not fit, or its time is off",
  },
} as const satisfies Record<string, Readonly<{ status: number; title: string }>>;
