import type { Language } from '../../forms/run/text.ts';

interface Facts {
  audience: string;
  anonymity: 'anonymous' | 'named';
  minutes: number;
  closesAt: Date;
  timeZone: string;
}

/** Who is invited, as the sentence needs them. */
const asked: Record<Language, Record<string, string>> = {
  ru: {
    parents: 'родителей',
    teachers: 'педагогов',
    pupils: 'учеников',
    observers: 'экспертов',
    organization: 'сотрудников',
  },
  en: {
    parents: 'parents',
    teachers: 'teachers',
    pupils: 'pupils',
    observers: 'experts',
    organization: 'staff',
  },
};

/** «до 18:00 2 декабря (среда)», or the end of a day where it closes at 23:59. */
function deadline(moment: Date, timeZone: string, language: Language): string {
  const words = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { ...options, timeZone }).format(
      moment,
    );
  const time = words({ hour: '2-digit', minute: '2-digit' });
  const day = words({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = words({ weekday: 'long' });
  const endOfDay = time === '23:59';
  if (language === 'en') {
    return `until ${endOfDay ? 'the end of' : `${time} on`} ${weekday}, ${day}`;
  }
  return `до ${endOfDay ? 'конца дня' : time} ${day} (${weekday})`;
}

/** The sentences on a sheet with a link. */
export function posterWords(facts: Facts, language: Language) {
  const { minutes } = facts;
  const who = asked[language][facts.audience] ?? asked[language].organization ?? '';
  const until = deadline(facts.closesAt, facts.timeZone, language);
  const one = new Intl.PluralRules(language).select(minutes) === 'one';
  if (language === 'en') {
    return {
      invite: `We invite ${who} to answer`,
      scan: 'Point the camera of your phone at the code',
      type: 'or type the address in a browser',
      anonymous: facts.anonymity === 'anonymous' ? 'Anonymous: nobody learns who answered' : '',
      duration: `Takes about ${minutes} ${one ? 'minute' : 'minutes'}`,
      until: `You can answer ${until}`,
    };
  }
  return {
    invite: `Приглашаем ${who} ответить`,
    scan: 'Наведите камеру телефона на код',
    type: 'или наберите адрес в браузере',
    anonymous: facts.anonymity === 'anonymous' ? 'Анонимно: кто ответил, не узнает никто' : '',
    duration: `Займёт около ${minutes} ${one ? 'минуты' : 'минут'}`,
    until: `Ответить можно ${until}`,
  };
}
