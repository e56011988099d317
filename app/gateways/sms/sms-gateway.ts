/** How one text message leaves the house. */
export interface SmsGateway {
  /** Shown on the staff side and kept with the message. */
  readonly name: string;
  /**
   * Hands a message over. @param to E.164 number; `id` lets a provider drop repeats.
   * @returns the provider's own number of the message, under which receipts come; null when there is none.
   * @throws when the provider could not be reached or refused: the message stays queued.
   */
  send(message: { id: string; to: string; text: string }): Promise<{ providerId: string | null }>;
}
