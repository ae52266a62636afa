/** Public holidays of Article 112 of the Labour Code, by month and day. */
export const holidays: Readonly<Record<string, string>> = {
  '01-01': 'Новогодние каникулы',
  '01-02': 'Новогодние каникулы',
  '01-03': 'Новогодние каникулы',
  '01-04': 'Новогодние каникулы',
  '01-05': 'Новогодние каникулы',
  '01-06': 'Новогодние каникулы',
  '01-07': 'Рождество Христово',
  '01-08': 'Новогодние каникулы',
  '02-23': 'День защитника Отечества',
  '03-08': 'Международный женский день',
  '05-01': 'Праздник Весны и Труда',
  '05-09': 'День Победы',
  '06-12': 'День России',
  '11-04': 'День народного единства',
};

/** A year's government decree on moved days off. */
export interface Decree {
  source: string;
  /** Each day off and the day it was moved to, month and day. */
  moves: readonly (readonly [from: string, to: string])[];
}

/**
 * Decrees by year. A year that is missing follows the law's own rule alone; its days are corrected
 * by hand or added here once its decree is out. Days off that the president's orders of 2021 added
 * are not in the norm of working days and are not here either.
 */
export const decrees: Readonly<Record<number, Decree>> = {
  2021: {
    source: 'Постановление Правительства РФ от 10.10.2020 № 1648',
    moves: [
      ['01-02', '11-05'],
      ['01-03', '12-31'],
      ['02-20', '02-22'],
    ],
  },
  2022: {
    source: 'Постановление Правительства РФ от 16.09.2021 № 1564',
    moves: [
      ['01-01', '05-03'],
      ['01-02', '05-10'],
      ['03-05', '03-07'],
    ],
  },
  2023: {
    source: 'Постановление Правительства РФ от 29.08.2022 № 1505',
    moves: [
      ['01-01', '02-24'],
      ['01-08', '05-08'],
    ],
  },
  2024: {
    source: 'Постановление Правительства РФ от 10.08.2023 № 1314',
    moves: [
      ['01-06', '05-10'],
      ['01-07', '12-31'],
      ['04-27', '04-29'],
      ['11-02', '04-30'],
      ['12-28', '12-30'],
    ],
  },
  2025: {
    source: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    moves: [
      ['01-04', '05-02'],
      ['01-05', '12-31'],
      ['02-23', '05-08'],
      ['03-08', '06-13'],
      ['11-01', '11-03'],
    ],
  },
  2026: {
    source: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    moves: [
      ['01-03', '01-09'],
      ['01-04', '12-31'],
    ],
  },
};
