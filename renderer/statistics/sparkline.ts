/** The shape of a small line of numbers. Pure. */

/** An SVG path through one point a number, from the lower left; `most` is the number at the upper edge. */
export function linePath(values: readonly number[], most: number, width: number, height: number): string {
  const step = width / Math.max(1, values.length - 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  return values
    .map((value, index) => {
      const y = height - (most === 0 ? 0 : (value / most) * height);
      return `${index === 0 ? 'M' : 'L'}${round(index * step)} ${round(y)}`;
    })
    .join('');
}
