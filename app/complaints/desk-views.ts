/** The ways to look at the complaints queue. */
export const deskViews = ["open", "mine", "serious", "soon", "answered"] as const;
export type DeskView = (typeof deskViews)[number];
