import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useGuide, useGuideAgain, useHideGuide, useMarkStep } from '../../queries/guide.ts';
import { usePerson } from '../../queries/person.ts';
import { TextLink } from '../../ui/router-link.tsx';
import { numberOf, placeOf } from './guide-words.ts';
import { recallShown, rememberShown } from './guide-memory.ts';

/** Above every page but «Сегодня»: which step of the first day comes next, and the way to it. */
export function GuideBar() {
  const { t } = useTranslation();
  const { municipalityId } = usePerson();
  const { pathname, search } = useLocation();
  const { data: guide } = useGuide();
  const hide = useHideGuide();
  useSeenSummary();
  const current = guide && !guide.hidden ? guide.current : null;
  useGuideAgain(pathname + search, current !== null);
  const settled = guide !== undefined;
  useEffect(() => {
    if (settled) rememberShown(municipalityId, current !== null);
  }, [settled, municipalityId, current]);
  if (pathname === '/') return null;
  // Before the answer is here, the place is kept where the bar stood the last time.
  if (!settled) return recallShown(municipalityId) && <Box sx={{ height: 44, mb: 2.5 }} />;
  if (current === null) return null;
  return (
    <Box
      component="aside"
      aria-label={t('today.guideTitle')}
      sx={{
        display: 'flex',
        displayPrint: 'none',
        alignItems: 'center',
        gap: 1,
        minHeight: 44,
        mb: 2.5,
        pl: 2,
        pr: 0.5,
        borderRadius: 1,
        backgroundColor: 'primary.light',
        fontSize: '0.875rem',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, '& a': { textDecoration: 'underline' } }}>
        {t('today.guideBar', { number: numberOf(current, guide), all: guide.steps.length })}{' '}
        <TextLink to={placeOf(current, guide)}>{t(`today.guide.${current}`)}</TextLink>
      </Box>
      <Tooltip title={t('today.guideHide')}>
        <IconButton
          aria-label={t('today.guideHide')}
          disabled={hide.isPending}
          onClick={() => hide.mutate(true)}
          sx={{ width: 40, height: 40 }}
        >
          <Close fontSize="small" />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

/** Whoever opens the summary table or the report has done the last step. */
function useSeenSummary() {
  const { pathname, search } = useLocation();
  const { data: guide } = useGuide();
  const { mutate } = useMarkStep();
  const tab = new URLSearchParams(search).get('tab');
  const looks = /^\/campaigns\/[^/]+$/.test(pathname) && (tab === 'summary' || tab === 'brief');
  const open = guide?.steps.find(({ id }) => id === 'summary')?.state === 'todo';
  useEffect(() => {
    if (looks && open) mutate({ step: 'summary', mark: 'done' });
  }, [looks, open, mutate]);
}
