import { loadElements } from '../checks/dictionary.ts';
import { compileRule } from '../checks/own-rule.ts';
import { addRule } from '../checks/rules.model.ts';
import type { RuleInput } from '../checks/schema.ts';
import { saveThresholds, usualThresholds } from '../checks/thresholds.model.ts';
import type { Demo } from './campaigns.ts';
import { specialist } from './reports.ts';

const rules: readonly RuleInput[] = [
  {
    expression: '{pupils_profile} <= {pupils_soo}',
    severity: 'soft',
    message:
      'Профильное обучение обычно ведут в 10–11 классах. Поясните, в каких ещё классах оно есть.',
    active: true,
  },
  {
    expression: '{pupils_advanced} + {pupils_profile} <= {pupils_total}',
    severity: 'hard',
    message: 'Углублённо и по профильным программам вместе не может учиться больше, чем всего.',
    active: true,
  },
];

/** Two rules of the department, and an element that changes by deliveries more than others do. */
export async function setChecks(demo: Demo): Promise<void> {
  const { municipalityId } = demo.by.actor;
  const by = { actor: specialist(demo), now: demo.by.now };
  const elements = await loadElements(municipalityId);
  const decimals = new Map(elements.map((one) => [one.id, one.decimals]));
  for (const rule of rules) {
    const read = compileRule(rule.expression, decimals);
    if (!read.ok) throw new Error(`Demo: ${read.faults[0]?.message.ru ?? rule.expression}`);
    await addRule(by, rule, read.tree);
  }
  await saveThresholds(by, {
    ...usualThresholds,
    revision: 0,
    elements: [{ elementId: 'textbooks_total', off: false, percent: 50, atLeast: 500 }],
  });
}
