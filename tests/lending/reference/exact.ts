/** An exact fraction; denominator > 0. Kept small by dividing out the greatest common divisor. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const zero: Fraction = { over: 0n, under: 1n };
export const one: Fraction = { over: 1n, under: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export function fraction(over: bigint | number, under: bigint | number): Fraction {
  const [a, b] = [BigInt(over), BigInt(under)];
  const common = gcd(a, b);
  return common <= 1n ? { over: a, under: b } : { over: a / common, under: b / common };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under);
}

export function dividedBy(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under, a.under * b.over);
}

/** To a whole number: ties to even. Only for what is not negative. */
export function nearest(value: Fraction): number {
  const floor = value.over / value.under;
  const twice = 2n * (value.over - floor * value.under);
  const up = twice > value.under || (twice === value.under && floor % 2n === 1n);
  return Number(up ? floor + 1n : floor);
}

/** To a whole number, upwards. */
export function ceiling(value: Fraction): number {
  return Number((value.over + value.under - 1n) / value.under);
}
