/** What somebody can tell us about their complaint, and the move of the table that it makes. */
export const saidByPerson = {
  add: "add",
  review: "ask_review",
  external: "go_external",
  withdraw: "withdraw",
  reopen: "reopen",
} as const;
export type SaidByPerson = keyof typeof saidByPerson;
export const sayings = Object.keys(saidByPerson) as [SaidByPerson, ...SaidByPerson[]];
