import type { Scheme } from "../scheme";
import { CHINA_FIVE_TIER } from "./china";
import { EU_DEFAULT } from "./europe";
import { IFRS_9_STAGES } from "./ifrs";
import { INDIA_RBI } from "./india";
import { US_FFIEC_RETAIL } from "./us";
import { VIETNAM_GROUPS } from "./vietnam";

/** Every scheme there is; a lender's own has the same type. */
export const SCHEMES: readonly Scheme[] = [
  CHINA_FIVE_TIER,
  IFRS_9_STAGES,
  EU_DEFAULT,
  US_FFIEC_RETAIL,
  INDIA_RBI,
  VIETNAM_GROUPS,
];
