/** From the lightest to the darkest, with the colour of the words on it (contrast 4.5 or more). */
const steps: readonly [fill: string, ink: string][] = [
  ['#e3eef2', '#1c2730'],
  ['#c2dae2', '#1c2730'],
  ['#98c2cf', '#1c2730'],
  ['#6ba8b9', '#1c2730'],
  ['#33788c', '#ffffff'],
  ['#1c5c70', '#ffffff'],
  ['#0e4253', '#ffffff'],
];

/** One colour for single bars. */
export const barFill = '#2d7f98';
export const barGround = '#eef3f5';
export const lineInk = '#8a3d00';

/** Colours of an ordered scale, as different as its length allows. */
export function scaleColours(length: number): { fill: string; ink: string }[] {
  return Array.from({ length }, (_, i) => {
    const place = length < 2 ? 4 : Math.round((i * (steps.length - 1)) / (length - 1));
    const [fill, ink] = steps[Math.min(place, steps.length - 1)] ?? [barFill, '#ffffff'];
    return { fill, ink };
  });
}
