import { saveAnchorEvents } from '../schedules/settings.model.ts';
import { refreshOccurrences } from '../schedules/refresh.ts';
import type { Demo } from './campaigns.ts';
import { DemoPlan } from './plan.ts';

/**
 * The plan of the year that is over: monitoring within two months after each procedure; the last
 * one has not been carried out.
 */
export async function planVerkhovazhye(demo: Demo, year: string): Promise<void> {
  const plan = new DemoPlan(demo);
  const { by } = demo;
  await plan.approve(await plan.rows());
  await plan.order({
    number: '47',
    days: -330,
    title: 'О проведении мониторинга муниципальной системы оценки качества образования',
    regulation: 'Регламент мониторинга системы оценки качества образования района',
  });
  const end = year.slice(5);
  await saveAnchorEvents(by, {
    year,
    anchorId: 'procedure',
    events: [
      { date: `${end}-03-19`, title: 'Всероссийские проверочные работы' },
      { date: `${end}-06-30`, title: 'Государственная итоговая аттестация' },
    ],
  });
  await saveAnchorEvents(by, {
    year,
    anchorId: 'talent-event',
    events: [{ date: `${end}-02-12`, title: 'Муниципальный этап олимпиады' }],
  });
  await refreshOccurrences(by.actor.municipalityId, by.now);
  await plan.closeOld(120);
}
