import { saveSettings } from '../municipalities/model.ts';
import { createOrganization } from '../organizations/model.ts';
import { answerParents, openDemoCampaign, type Demo } from './campaigns.ts';
import { inventedEmail, inventedName, inventedPhone } from './invented.ts';
import {
  kindergartenAnswers,
  malyshevskyOrganizations,
  malyshevskyReports,
  schoolAnswers,
} from './malyshevsky-figures.ts';
import { acceptReports, returnReport, submitReports } from './reports.ts';

export const malyshevsky = {
  name: 'Малышевский городской округ (демо)',
  timeZone: 'Asia/Yekaterinburg',
  templateId: 'malyshevsky-2020',
};

/** Its organizations, by settlement, with heads and contacts. */
export async function addMalyshevskyOrganizations({ by, organizations }: Demo): Promise<void> {
  for (const [index, one] of malyshevskyOrganizations.entries()) {
    const { key, name, shortName, type, children, teachers, cluster } = one;
    const person = 60 + index;
    const organization = await createOrganization(by, {
      name,
      shortName,
      code: `демо-${String(index + 1).padStart(2, '0')}`,
      type,
      cluster,
      address: `${cluster || 'посёлок Гранитный'}, Демонстрационная ул., ${index + 1}`,
      head: inventedName(person),
      email: inventedEmail(key),
      phone: inventedPhone(person),
      headcount: children === 0 ? null : children,
      teachers,
    });
    organizations.set(key, organization);
  }
}

/** A survey that runs, one that is over with final figures, and a data form on its way. */
export async function reportMalyshevsky(demo: Demo, year: string): Promise<void> {
  const { name, timeZone } = malyshevsky;
  await saveSettings(demo.by, {
    name,
    timeZone,
    workingYear: year,
    greeting:
      'Уважаемые родители! По вашим ответам школы и управление образования решают, что изменить в этом году.',
  });
  const over = await openDemoCampaign(demo, {
    title: 'Детский сад глазами родителей: осень',
    formKey: 'parents-kindergarten',
    period: year,
    type: 'kindergarten',
    opens: -40,
    closes: -12,
  });
  await answerParents(demo, over, kindergartenAnswers, 20);
  const running = await openDemoCampaign(demo, {
    title: 'Школа глазами родителей',
    formKey: 'parents-school',
    period: year,
    type: 'school',
    opens: -6,
    closes: 8,
  });
  await answerParents(demo, running, schoolAnswers, 1);
  const monitoring = await openDemoCampaign(demo, {
    title: 'Мониторинг воспитания и кадров',
    formKey: 'upbringing-staff-monitoring',
    period: year,
    type: 'school',
    opens: -12,
    closes: 5,
  });
  await submitReports(demo, monitoring, malyshevskyReports());
  await acceptReports(demo, monitoring, ['school101']);
  await returnReport(demo, monitoring, 'school110', [
    {
      question: 'pupils_pdn',
      text: 'По сведениям ПДН на учёте больше ребят. Сверьте списки и исправьте или поясните.',
    },
    { question: 'vacant_hours', text: 'Тарификация утверждена на прошлой неделе, внесите часы.' },
  ]);
}
