/** What a person or a key may do, one string per use case: `noun.verb`, as in paths and audit. */
export const PERMISSIONS = [
  "loan.read",
  "loan.write",
  "borrower.read",
  "borrower.write",
  "payment.read",
  "payment.write",
  "notice.read",
  "notice.send",
  "notice.settle",
  "template.read",
  "template.write",
  "provider.read",
  "provider.manage",
  "suppression.read",
  "suppression.write",
  "contact.read",
  "contact.write",
  "case.read",
  "case.write",
  "task.read",
  "task.write",
  "promise.read",
  "promise.write",
  "hold.read",
  "hold.write",
  "flag.read",
  "flag.write",
  "import.read",
  "import.write",
  "export.read",
  "export.make",
  "report.read",
  "scan.read",
  "scan.repair",
  "reconciliation.read",
  "reconciliation.start",
  "policy.read",
  "policy.write",
  "policy.approve",
  "clock.read",
  "clock.move",
  "behaviour.read",
  "behaviour.write",
  "book.empty",
  "api-key.manage",
  "webhook.manage",
  "event.read",
  "subscription.manage",
  "member.read",
  "member.manage",
  "tenant.read",
  "tenant.manage",
] as const;
/** Of an owner in person and of no key: what cannot be undone. */
const OWNING = ["tenant.delete"] as const;
export type Permission = (typeof PERMISSIONS)[number] | (typeof OWNING)[number];

export const ROLES = ["owner", "admin", "officer", "analyst", "integrator"] as const;
export type Role = (typeof ROLES)[number];

const READING: readonly Permission[] = [
  "loan.read",
  "borrower.read",
  "payment.read",
  "notice.read",
  "template.read",
  "provider.read",
  "suppression.read",
  "contact.read",
  "case.read",
  "task.read",
  "promise.read",
  "hold.read",
  "flag.read",
  "import.read",
  "export.read",
  "report.read",
  "scan.read",
  "reconciliation.read",
  "policy.read",
  "clock.read",
  "behaviour.read",
  "event.read",
  "member.read",
  "tenant.read",
];

/** What people do with the loans that are late. */
const TREATING: readonly Permission[] = [
  "notice.settle",
  "suppression.write",
  "contact.write",
  "case.write",
  "task.write",
  "promise.write",
  "hold.write",
  "flag.write",
];

const BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [...PERMISSIONS, ...OWNING],
  admin: PERMISSIONS,
  officer: [...READING, ...TREATING, "loan.write", "borrower.write", "payment.write"],
  // A file holds no more than what they read.
  analyst: [...READING, "export.make"],
  integrator: [
    ...READING,
    ...TREATING,
    "loan.write",
    "borrower.write",
    "payment.write",
    "import.write",
    "export.make",
    "clock.move",
    "behaviour.write",
    "book.empty",
    "api-key.manage",
    "webhook.manage",
    "subscription.manage",
    "provider.manage",
  ],
};

/** The permissions of a role. A role grants the same in every part of the product. */
export function permissionsOf(role: Role): readonly Permission[] {
  return BY_ROLE[role];
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/**
 * Scopes of an API key: "*" or permissions written as `noun:verb` in the plural of the path
 * (`loans:read`). A scope that names nothing is refused by answering undefined.
 */
export function permissionsOfScopes(scopes: readonly string[]): readonly Permission[] | undefined {
  const granted = new Set<Permission>();
  for (const scope of scopes) {
    if (scope === "*") return PERMISSIONS;
    const permission = SCOPES.get(scope);
    if (!permission) return undefined;
    granted.add(permission);
  }
  return [...granted];
}

const SCOPES: ReadonlyMap<string, Permission> = new Map(
  PERMISSIONS.map((permission) => {
    const [noun = "", verb = ""] = permission.split(".");
    return [`${noun.replace(/([^aeiou])y$/, "$1ie")}s:${verb}`, permission];
  }),
);

export const SCOPE_NAMES: readonly string[] = ["*", ...SCOPES.keys()];
