import type { OrganizationType } from '../schema.ts';

/**
 * Words that tell the type, asked in this order: an art school is no school, a school with
 * kindergarten groups is one. `\b` knows Latin letters only, so words are bounded by spaces.
 */
const signs: [OrganizationType, RegExp][] = [
  [
    'ppmsCentre',
    / (ппмс\p{L}*|ппмспц|цппмсп|пмпк|тпмпк) | психолого (медико )?педагогическ\p{L}* (медицинск|и медико|комисс|центр)| центр\p{L}* психолого /u,
  ],
  [
    'methodicalCentre',
    / (имц|рмц|гмц|ммц|умц|црпо) | (информационно |научно |учебно |ресурсн\p{L}* )*методическ\p{L}* (центр|служб|кабинет)/u,
  ],
  ['association', / (ммо|рмо|гмо|шмо) | методическ\p{L}* объединени/u],
  [
    'department',
    / (управлени\p{L}*|отдел\p{L}*|департамент\p{L}*|комитет\p{L}*) ([\p{L}]+ ){0,3}образовани| (мку|гу)? ?(уо|гороно|районо|гуно) /u,
  ],
  [
    'supplementary',
    / (цдо|ддт|двр|дюц|дюсш|сдюшор|сшор|дши|дмш|дхш|дод|удод|юношеск\p{L}*|црдо|цдт|цвр|цдод|сюн|сют|дюстш|дом творчества|кванториум) | дополнительн\p{L}* образован| (спортивн\p{L}*|музыкальн\p{L}*|художественн\p{L}*) школ| школ\p{L}* (искусств|олимпийск)| (дом|дворец|дворц\p{L}*|центр) (\p{L}+ )?творчеств| станци\p{L}* юн| (мбу|мау|мку|муниципальн\p{L}*) до /u,
  ],
  [
    'school',
    / (сош|оош|нош|ош|сш|вош|оо|школа|школы|школе|школ|school|гимнази\p{L}*|лице\p{L}*|интернат\p{L}*|прогимнази\p{L}*|кадетск\p{L}*|нш|нодс|школ\p{L}* сад) |общеобразовательн\p{L}* (учрежд|орган)/u,
  ],
  [
    'kindergarten',
    / (детсад\p{L}*|доу|мбдоу|мадоу|мкдоу|мдоу|гбдоу|чдоу|доо|ясли|kindergarten|д с|црр|дошкольн\p{L}*|сад|сады|дс) | детск\p{L}* сад/u,
  ],
  ['school', / (мбоу|маоу|мкоу|моу|гбоу|кгбоу|оу|центр образования) /u],
];

/** The type that a normal name or a word of the type column says, or null. */
export function kindOf(normal: string): OrganizationType | null {
  const padded = ` ${normal} `;
  return signs.find(([, sign]) => sign.test(padded))?.[0] ?? null;
}
