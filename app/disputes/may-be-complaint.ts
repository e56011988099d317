const soundsLikeComplaint =
  /投诉|举报|骚扰|威胁|态度|泄露|骂|complain|harass|threat|\brude|ashamed|humiliat|unfair|shouted at/i;

/**
 * Somebody near the person was spoken to. The people alone say nothing: half of all requests for help are about work and
 * family.
 */
const spokeToOthers =
  /(打|告诉|联系|发.{0,2}信).{0,8}(单位|公司|家人|父母|同事|邻居|亲戚|老板)|(单位|公司|家人|父母|同事|邻居|亲戚|老板).{0,4}(打电话|来电|发信)|\b(told|rang|ring|call(s|ed|ing)?|phon(ed|ing)|text(ed|ing)?|contact(ed|ing)?)\b.{0,20}\b((my|our)\b.{0,12}|(me|us) at )\b(work|job|boss|employer|colleagues?|family|wife|husband|partner|mother|father|mum|dad|parents?|neighbou?rs?|friends?)\b/i;

/** Whether words from a person sound as if they are unhappy with us, so that the desk offers the way to complain. */
export function mayBeComplaint(text: string): boolean {
  return soundsLikeComplaint.test(text) || spokeToOthers.test(text);
}
