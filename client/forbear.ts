/** Forbear's API for programs: `import { createClient } from "forbear/client"`. */
import type { components } from "./api.js";

export type { components, operations, paths, ProblemCode } from "./api.js";
export {
  type Answer,
  type ClientChoices,
  type Credentials,
  createClient,
  type ForbearClient,
} from "./create-client.js";
export {
  type AnyProblemCode,
  type FieldError,
  ForbearProblem,
  ForbearUnreachable,
} from "./problem.js";
export {
  type EventType,
  type ForbearEvent,
  type HeadersLike,
  type Message,
  signMessage,
  verifyEvent,
} from "./webhook.js";

/** A named part of the document, for example `Schema<"Loan">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
