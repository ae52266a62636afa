export const calendar = {
  title: 'Working calendar',
  lead: 'Working days, holidays and moved days off: the due days of the schedule are counted by them. An administrator corrects it.',
  leadWrite:
    'Working days, holidays and moved days off: the due days of the schedule are counted by them. When a day is declared working or off, click it: the correction holds for all municipalities.',
  yearBefore: 'Previous year',
  yearAfter: 'Next year',
  workingDays_one: '{{count}} working day',
  workingDays_other: '{{count}} working days',
  total_one: 'The year has {{count}} working day.',
  total_other: 'The year has {{count}} working days.',
  decree: 'Article 112 of the Labour Code. {{decree}}.',
  noDecree:
    'The decree on moved days off of {{year}} has not been entered. Until then Saturdays, Sundays and the holidays of Article 112 of the Labour Code count; January holidays that fall on weekends are not moved anywhere. Once an administrator marks the moved days, due days of the plan are counted anew.',
  noDecreeShort:
    'Moved days off of {{year}} have not been entered: due days rest on weekends and the Labour Code’s holidays and may move.',
  legend: 'Days off are tinted, holidays bold, moved days framed, corrected ones have a dot.',
  keys: 'On the keyboard: arrows go by days and weeks, Page Up and Page Down by months.',
  working: 'working day',
  off: 'day off',
  holiday: 'holiday: {{title}}',
  movedFrom: 'day off, moved from {{date}}',
  movedWorking: 'working day: its day off was moved',
  correctedBy: '{{kind}}, corrected: {{reason}} ({{by}})',
  correctedElsewhere: 'an administrator of another municipality',
  forAll:
    'There is one calendar for all municipalities of this installation: everybody sees the correction, and everybody’s due days are counted anew.',
  make: 'What to make of the day',
  choices: {
    working: 'Working day',
    off: 'Day off',
    law: 'As the law and the decree say',
  },
  reason: 'Reason',
  reasonHint: 'Such as the number and date of an order. It stays in the log.',
  reasonMissing: 'Write why the day changes.',
};
