import { BaseTheme, createBoxShadowReset } from 'survey-core';

/** Our colour, the device's own font and our screen's margins in place of SurveyJS's. */
const ours: Record<string, string> = {
  '--sjs2-typography-font-family-text': 'system-ui, sans-serif',
  '--sjs2-color-project-brand-600': '#0b5a9e',
  '--sjs2-color-project-brand-700': '#084675',
  '--sjs2-color-utility-surface-survey': 'transparent',
  '--sjs2-layout-component-page-content-area-padding-horizontal': '0px',
};

const shadows = [
  '--sjs2-border-effect-surface-default',
  '--sjs2-border-effect-surface-focused',
  '--sjs2-border-effect-component-formbox-default',
  '--sjs2-border-effect-component-formbox-focused',
];

/**
 * Gives SurveyJS its theme variables through the element's style object. The library itself would
 * write them into a `style` element, which our content security policy forbids.
 */
export function applySurveyTheme(place: HTMLElement): void {
  const variables = { ...BaseTheme.cssVariables, ...ours };
  for (const [name, value] of Object.entries(variables)) place.style.setProperty(name, value);
  const computed = getComputedStyle(place);
  for (const name of shadows) {
    const reset = createBoxShadowReset(computed.getPropertyValue(name));
    place.style.setProperty(`${name}-reset`, reset);
  }
}
