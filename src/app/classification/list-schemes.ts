import type { Scheme } from "../../domain/classification/scheme";
import { SCHEMES } from "../../domain/classification/schemes/all";
import type { TenantContext } from "../context";

/** Every scheme of classification, with the source of each number; nothing is read or stored. */
export function listSchemes(ctx: TenantContext): readonly Scheme[] {
  ctx.allow("loan.read");
  return SCHEMES;
}
