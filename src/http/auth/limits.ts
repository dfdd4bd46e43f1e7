type Rule = Readonly<{ window: number; max: number }>;

/**
 * Requests per path and client address, windows in seconds. A whole office signs in from one
 * address at nine o'clock, so these only slow a machine down; what protects one person's password
 * from guesses is the count per e-mail address (throttle.ts), which no change of address escapes.
 */
const RULES: Readonly<Record<string, Rule>> = {
  "/sign-up/email": { window: 60, max: 10 },
  "/sign-in/email": { window: 60, max: 30 },
  "/request-password-reset": { window: 60, max: 5 },
  "/reset-password": { window: 60, max: 10 },
  "/change-password": { window: 60, max: 10 },
  "/two-factor/*": { window: 60, max: 20 },
  "/organization/invite-member": { window: 60, max: 30 },
};

/** Cloudflare always names the client, so this is a development machine or a test. */
const LOCAL: Rule = { window: 10, max: 1000 };
const LOCAL_ADDRESSES: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

export const CLIENT_ADDRESS = "cf-connecting-ip";

export const rateLimit = {
  enabled: true,
  storage: "database" as const,
  window: 10,
  max: 100,
  customRules: Object.fromEntries(
    Object.entries(RULES).map(([path, rule]) => [
      path,
      (request: Request) => (isLocal(request) ? LOCAL : rule),
    ]),
  ),
};

function isLocal(request: Request): boolean {
  const address = request.headers.get(CLIENT_ADDRESS);
  return address === null || LOCAL_ADDRESSES.has(address);
}
