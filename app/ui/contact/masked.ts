/** The last four digits of a number; the rest is nobody's business on a shared screen. */
export function maskedPhone(phone: string): string {
  return `•••• ${phone.slice(-4)}`;
}

/** The first letter and the host of an e-mail address. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
