/** Somebody else is down: 503 over HTTP, a retry on a queue. Thrown by store and gateway only. */
export class Outage extends Error {
  override readonly name = "Outage";
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
