import { z } from "@hono/zod-openapi";
import type { Confirmations } from "../../domain/contact/confirmations";
import type { Representative } from "../../domain/contact/representative";

export const RepresentativeBody = z
  .strictObject({
    name: z.string().max(200).openapi({ example: "Hill & Co, attorneys" }),
    phone: z.string().max(60).nullable().openapi({ example: null }),
    email: z.string().max(300).nullable().openapi({ example: "hill@law.example" }),
    only: z.boolean().openapi({
      description: "They want to be reached through them alone, but for what a law demands.",
    }),
  })
  .openapi("Representative");

export const ConfirmedDays = z
  .object({
    email: z.iso.date().nullable(),
    phone: z.iso.date().nullable(),
    address: z.iso.date().nullable(),
  })
  .openapi("ConfirmedDays", {
    description: "On which business date each was last seen to be the borrower's; null: never.",
  });

export const RepresentativeAnswer = z
  .strictObject({
    ...RepresentativeBody.shape,
    confirmed: z.boolean().openapi({
      description:
        "False: named on the borrower's own page, and to be confirmed before they are told anything.",
    }),
  })
  .openapi("NamedRepresentative");

export function representativeAnswer({ isOnly, isConfirmed, ...rest }: Representative) {
  return { ...rest, only: isOnly, confirmed: isConfirmed };
}

export function confirmedAnswer(confirmed: Confirmations) {
  const { email = null, phone = null, address = null } = confirmed;
  return { email, phone, address };
}
