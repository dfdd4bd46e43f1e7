import { DurableObject } from "cloudflare:workers";
import {
  type Claim,
  type Grant,
  grantRequests,
  type RatePolicy,
  type RateWindow,
} from "../domain/rate-limit/window";

/**
 * Counts the requests of one key or person, wherever they arrive, in memory alone (docs/adr/0041). The
 * platform forgets an object that was idle for ten seconds: by then its window is over.
 */
export class RateCounter extends DurableObject {
  private window: RateWindow = null;

  take(policy: RatePolicy, claim: Claim): Grant {
    const { window, grant } = grantRequests(this.window, Date.now(), policy, claim);
    this.window = window;
    return grant;
  }
}
