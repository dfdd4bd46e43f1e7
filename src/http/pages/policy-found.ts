import type { StandingVersion } from "../../app/policy/list";
import { readVersion } from "../../app/policy/read";
import type { PageContext } from "./page";

/** The version that the address names, for who may read it. */
export async function foundVersion(
  c: PageContext,
  named: string = c.req.param("version") ?? "",
): Promise<StandingVersion | undefined> {
  const ctx = c.get("tenant");
  ctx.allow("policy.read");
  const version = /^[1-9]\d{0,8}$/.exec(named);
  const found = version && (await readVersion(ctx, Number(version[0])));
  return found?.ok ? found.value : undefined;
}

export function pathOf({ version }: Pick<StandingVersion, "version">): string {
  return `/policy/versions/${version}`;
}
