/** The refusals of keys and of what is exchanged for them; those of a key are told to who proved it. */
export const KEY_PROBLEMS = {
  "access.key_expired": { status: 401, title: "This key has expired" },
  "access.key_replaced": { status: 401, title: "This secret was replaced by a new one" },
  "access.key_revoked": { status: 401, title: "This key was revoked" },
  "access.address_not_allowed": {
    status: 403,
    title: "This key may not be used from this address",
  },
  "access-token.scope_invalid": { status: 400, title: "The key does not have these scopes" },
  "api-key.not_found": { status: 404, title: "No such API key" },
  "api-key.invalid": { status: 422, title: "Some fields of the key are wrong" },
  "api-key.name_missing": { status: 422, title: "Give it a name" },
  "api-key.expires_in_past": { status: 422, title: "A key expires later than now" },
  "api-key.address_invalid": { status: 422, title: "Not an address or a network" },
  "api-key.too_many_addresses": { status: 422, title: "More addresses than a key may have" },
  "api-key.unknown_scope": { status: 422, title: "Not a scope" },
  "api-key.beyond_own": { status: 403, title: "A key cannot do more than you may" },
} as const satisfies Record<string, Readonly<{ status: number; title: string }>>;
