import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { contentText, questionTitle } from './grid/value-text.ts';
import type { Offer } from './store/about.ts';
import { useFill } from './store/fill-context.ts';

interface OffersDialogProps {
  view: DataFormView;
  onClose: () => void;
}

/** The likeliest value for each empty field: what another form of this period says, else last time's. */
function forEmpty(offers: readonly Offer[], isEmpty: (name: string) => boolean): Offer[] {
  const best = new Map<string, Offer>();
  for (const offer of offers) {
    if (!isEmpty(offer.question)) continue;
    if (!best.has(offer.question) || offer.from === 'reported') best.set(offer.question, offer);
  }
  return [...best.values()];
}

/**
 * Everything known from elsewhere for fields that are empty, to be looked through. What is reported
 * already for this period is ticked; last period's numbers are ticked by whoever has checked them.
 */
export function OffersDialog({ view, onClose }: OffersDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { store } = useFill();
  const [offers] = useState(() =>
    forEmpty(view.offers, (name) => {
      const look = store.field(name);
      return look?.visible === true && look.answer === undefined && !look.state && !look.typed;
    }),
  );
  const [chosen, setChosen] = useState<ReadonlySet<Offer>>(
    () => new Set(offers.filter(({ from }) => from === 'reported')),
  );
  const toggle = (offer: Offer) => {
    const next = new Set(chosen);
    if (!next.delete(offer)) next.add(offer);
    setChosen(next);
  };
  const whole = chosen.size === offers.length;
  return (
    <Confirm
      open
      title={t('fill.offersTitle')}
      submit={t('fill.offersTake', { count: chosen.size })}
      busy={chosen.size === 0}
      onSubmit={() => {
        store.take(chosen);
        onClose();
      }}
      onClose={onClose}
    >
      {offers.length === 0 ? (
        <Typography>{t('fill.offersNone')}</Typography>
      ) : (
        <>
          <Typography sx={{ mb: 1 }}>{t('fill.offersText')}</Typography>
          <Line
            checked={whole}
            some={chosen.size > 0}
            onChange={() => setChosen(whole ? new Set() : new Set(offers))}
            title={t('fill.offersAll')}
          />
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {offers.map((offer) => (
              <li key={offer.question}>
                <Line
                  checked={chosen.has(offer)}
                  onChange={() => toggle(offer)}
                  title={questionTitle(view.form, offer.question, language)}
                  value={contentText(
                    store.question(offer.question),
                    { answer: offer.value },
                    language,
                    t,
                  )}
                  source={
                    offer.from === 'previous'
                      ? t('fill.offerPrevious', { period: periodName(offer.period, language) })
                      : t('fill.offerReported', { form: offer.formTitle })
                  }
                />
              </li>
            ))}
          </Box>
        </>
      )}
    </Confirm>
  );
}

interface LineProps {
  checked: boolean;
  some?: boolean;
  onChange: () => void;
  title: string;
  value?: string;
  source?: string;
}

function Line({ checked, some = false, onChange, title, value, source }: LineProps) {
  return (
    <Box
      component="label"
      sx={{
        display: 'flex',
        gap: 1,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        cursor: 'pointer',
      }}
    >
      <Checkbox
        size="small"
        checked={checked}
        indeterminate={some && !checked}
        onChange={onChange}
        sx={{ p: 0.5, alignSelf: 'flex-start' }}
      />
      <Box component="span" sx={{ flex: 1, minWidth: 0, pt: 0.5 }}>
        {title}
        {source && (
          <Box
            component="span"
            sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}
          >
            {source}
          </Box>
        )}
      </Box>
      {value !== undefined && (
        <Box component="strong" sx={{ pt: 0.5, fontVariantNumeric: 'tabular-nums' }}>
          {value}
        </Box>
      )}
    </Box>
  );
}
