/** Returns that can be taken away: China's, the United Kingdom's, and every figure there is. */
export const returnKinds = ["cn", "uk", "all"] as const;
export type ReturnKind = (typeof returnKinds)[number];

/** Spans that reports count over: returns are half-yearly. */
export const reportSpans = ["year", "this_half", "last_half"] as const;
export type ReportSpan = (typeof reportSpans)[number];
