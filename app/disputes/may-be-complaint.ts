const soundsLikeComplaint =
  /投诉|举报|骚扰|威胁|态度|泄露|骂|complain|harass|threat|rude|ashamed|told my|at work|my family|unfair/i;

/** Whether words from a person sound as if they are unhappy with us, so that the desk offers the way to complain. */
export function mayBeComplaint(text: string): boolean {
  return soundsLikeComplaint.test(text);
}
