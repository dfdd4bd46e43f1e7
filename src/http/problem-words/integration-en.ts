/** What to do about each refusal of keys, tokens and sources of webhooks. */
export const INTEGRATION_EN = {
  "access.key_expired": "Give the key a later end, or use another one.",
  "access.key_replaced": "Use the secret that the rotation answered; the overlap is over.",
  "access.key_revoked": "A revoked key stays so: make a new one.",
  "access.address_not_allowed":
    "Call from one of the addresses that the key allows, or add yours to them.",
  "access-token.scope_invalid": "Ask for scopes that the key has, or leave `scope` out for all.",
  "api-key.invalid": "Each entry of `errors` points to a field and says what would fit.",
  "api-key.name_missing": "Name what uses the key, such as `core banking, nightly`.",
  "api-key.expires_in_past": "Send `expiresAt` in epoch milliseconds, later than now, or null.",
  "api-key.address_invalid": "Write an address, or a network such as `203.0.113.0/24`.",
  "api-key.too_many_addresses": "Write networks instead of single addresses.",
  "webhook.api_url_not_public": "Use a public `https` address, or leave `apiUrl` out.",
  "webhook.currency_invalid": "Write three letters such as `USD`, or a path such as `$.currency`.",
  "webhook.description_invalid":
    "Each entry of `errors` points to a part of the description and says what is wrong with it.",
  "webhook.description_not_asked":
    "Leave `description` out: this source is known, or make a custom one.",
  "webhook.header_invalid": "Write the header's name alone, such as `X-Signature`.",
  "webhook.kind_twice": "Let each value mean a payment or a reversal.",
  "webhook.kind_without_values": "List the values that mean a payment, or leave the path out.",
  "webhook.method_invalid": "Write a word such as `card`, or a path such as `$.method`.",
  "webhook.not_described":
    "Send its description first: `PUT /v1/webhook-endpoints/{id}/description`.",
  "webhook.path_invalid": "Write a JSONPath (RFC 9535); the fault names the character.",
  "webhook.path_too_costly": "Name fields one by one; leave out `..` and filters within filters.",
  "webhook.place_invalid": "Write a path such as `$.id`, or `header:X-Id`.",
  "webhook.template_unknown": "Use `{body}`, `{timestamp}` and `{id}`, and text between them.",
  "webhook.template_without_body": "Put `{body}` into what is signed.",
  "webhook.template_without_place": "Say where time or id stand, since they are signed.",
  "webhook.timestamp_not_signed":
    "Put `{timestamp}` into what is signed, or leave the time out: an unsigned one proves nothing.",
  "webhook.tolerance_out_of_range": "Allow from one second to a day.",
} as const;
