import type { RulePack } from "../pack";
import { ASIA_PACIFIC_PACKS } from "./asia-pacific";
import { CHINA_PACKS } from "./china";
import { EUROPE_PACKS } from "./europe";
import { MEXICO_PACKS } from "./mexico";
import { OPTIONAL_PACKS } from "./optional";
import { US_PACKS } from "./us";

/** Every pack there is, those that are off by default too. */
export const PACKS: readonly RulePack[] = [
  ...US_PACKS,
  ...EUROPE_PACKS,
  ...CHINA_PACKS,
  ...ASIA_PACIFIC_PACKS,
  ...MEXICO_PACKS,
  ...OPTIONAL_PACKS,
];
