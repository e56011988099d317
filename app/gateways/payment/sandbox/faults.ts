import { z } from "zod";

/** What goes wrong on purpose, for one payment or for everything. Counts go down as they are used. */
export const faultsSchema = z
  .object({
    /** Seconds every message waits. */
    delaySeconds: z.number().int().min(0).max(864_000),
    /** How many times each message is sent. */
    copies: z.number().int().min(1).max(100),
    /** Messages are made but never sent. */
    drop: z.boolean(),
    /** Messages are not even made: only reading the objects finds the money. */
    silent: z.boolean(),
    /** Messages leave in a random order. */
    shuffle: z.boolean(),
    signature: z.enum(["genuine", "forged", "stale", "tampered"]),
    /** So many deliveries arrive, but their acknowledgement is lost and they come again. */
    ackLost: z.number().int().min(0),
    /** So many deliveries find nobody at home. */
    endpointDown: z.number().int().min(0),
    /** So many requests are carried out, but the answer never arrives. */
    responseLost: z.number().int().min(0),
    /** So many requests never arrive. */
    requestLost: z.number().int().min(0),
    /** So many requests fail with a processor error before doing anything. */
    processorError: z.number().int().min(0),
    /** So many charges of a saved card are declined with this code. */
    declines: z.number().int().min(0),
    declineCode: z.string().max(60),
  })
  .partial();

export type Faults = z.infer<typeof faultsSchema>;

/** The scope of faults that meet every payment; otherwise the scope is a payment reference. */
export const everywhere = "*";
