import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedList } from '../../../../server/schedules/plan.schema.ts';
import { useChangeFeed, useFeeds } from '../../queries/plan.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';

type Feed = FeedList['feeds'][number];

/** Addresses by which another calendar program follows the plan. */
export function FeedsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const feeds = useFeeds();
  const change = useChangeFeed();
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{t('plan.feeds.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{t('plan.feeds.text')}</Typography>
        {change.isError && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {change.error.message}
          </Alert>
        )}
        <Loaded query={feeds} rows={2}>
          {({ feeds: list }) =>
            list.map((feed) => (
              <FeedItem
                key={feed.kind}
                feed={feed}
                busy={change.isPending}
                onChange={(act) => change.mutate({ kind: feed.kind, act })}
              />
            ))
          }
        </Loaded>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('plan.feeds.secret')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

interface FeedItemProps {
  feed: Feed;
  busy: boolean;
  onChange: (act: 'make' | 'revoke') => void;
}

function FeedItem({ feed: { kind, url }, busy, onChange }: FeedItemProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <Box component="section" sx={{ mb: 2.5 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {t(`plan.feeds.${kind}`)}
      </Typography>
      {url === null ? (
        <Button variant="outlined" size="small" disabled={busy} onClick={() => onChange('make')}>
          {t('plan.feeds.make')}
        </Button>
      ) : (
        <>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <TextField
              value={url}
              slotProps={{
                htmlInput: { readOnly: true, 'aria-label': t('plan.feeds.address') },
              }}
              onFocus={(event) => event.target.select()}
            />
            <CopyButton text={url} label={t('plan.feeds.copy')} />
          </Box>
          <Button
            size="small"
            color="error"
            disabled={busy}
            onClick={() => (asked ? onChange('revoke') : setAsked(true))}
            sx={{ ml: -1.25 }}
          >
            {t(asked ? 'plan.feeds.revokeSure' : 'plan.feeds.revoke')}
          </Button>
        </>
      )}
    </Box>
  );
}
