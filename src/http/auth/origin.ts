import type { Env } from "../../env";

export type Origins = Readonly<{
  /** Where links in e-mail lead, and what decides whether cookies are secure. */
  public: string;
  /** Those a form may come from. */
  trusted: readonly string[];
}>;

/** PUBLIC_URL when it is set; else the address the request came to. */
export function originsOf(env: Pick<Env, "PUBLIC_URL">, request: Request): Origins {
  const here = new URL(request.url).origin;
  const configured = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : here;
  return { public: configured, trusted: [...new Set([configured, here])] };
}
