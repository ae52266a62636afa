import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicationView } from '../../../../../server/forms/draft.schema.ts';
import { useCampaigns } from '../../../queries/campaigns.ts';
import { usePublication, usePublishDraft } from '../../../queries/forms.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { LinkButton } from '../../../ui/router-link.tsx';
import { ChangeList } from '../change-list.tsx';

interface PublishDialogProps {
  draftKey: string;
  revision: number;
  onClose: () => void;
}

/** What publishing will do, in words; then that it is done and what comes next. */
export function PublishDialog({ draftKey, revision, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const publication = usePublication(draftKey, revision);
  const publish = usePublishDraft(draftKey);
  const [accepted, setAccepted] = useState(false);
  const done = publish.data;
  const losing = publication.data?.losing.length ?? 0;
  const isNew = publication.data?.latest === null;
  const title = done
    ? t('editor.published', { version: done.version })
    : isNew || !publication.data
      ? t('editor.publishNew')
      : t('editor.publishTitle', { version: publication.data.version });
  return (
    <Dialog
      open
      // Once it is published there is no draft to go back to.
      onClose={done ? () => undefined : onClose}
      aria-labelledby={id}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        {done ? (
          <Typography role="status">{t('editor.publishedText')}</Typography>
        ) : (
          <Loaded query={publication} rows={3}>
            {(data) => (
              <>
                {publish.error && (
                  <Alert severity="error" sx={{ mb: 2 }}>
                    {publish.error.message}
                  </Alert>
                )}
                <Losing losing={data.losing} />
                {losing > 0 && (
                  <FormControlLabel
                    sx={{ mb: 1 }}
                    control={
                      <Checkbox
                        checked={accepted}
                        onChange={(event) => setAccepted(event.target.checked)}
                      />
                    }
                    label={t('editor.losingAccept')}
                  />
                )}
                <Changes publication={data} />
                <Running formKey={draftKey} />
              </>
            )}
          </Loaded>
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 1 }}>
        {done ? (
          <>
            <LinkButton to={`/forms/${draftKey}/${done.version}`}>{t('editor.toForm')}</LinkButton>
            <LinkButton to={`/campaigns/new?form=${draftKey}`} variant="contained">
              {t('editor.startCampaign')}
            </LinkButton>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              variant="contained"
              disabled={!publication.data || publish.isPending || (losing > 0 && !accepted)}
              onClick={() => publish.mutate({ revision, confirm: accepted })}
            >
              {t('editor.publish')}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Losing({ losing }: { losing: PublicationView['losing'] }) {
  const { t } = useTranslation();
  if (losing.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1 }}>
      <strong>{t('editor.losing', { count: losing.length })}</strong>
      <ul style={{ margin: '4px 0', paddingLeft: 20 }}>
        {losing.map(({ key, title }) => (
          <li key={key}>{title}</li>
        ))}
      </ul>
      {t('editor.losingText')}
    </Alert>
  );
}

function Changes({ publication }: { publication: PublicationView }) {
  const { t } = useTranslation();
  const { latest, changes } = publication;
  if (latest === null) return <Typography>{t('editor.publishNewText')}</Typography>;
  return (
    <>
      <Typography sx={{ mb: 0.5 }}>
        {changes.length === 0
          ? t('editor.publishSame', { version: latest })
          : t('editor.publishChanges', { version: latest })}
      </Typography>
      <ChangeList changes={changes} />
    </>
  );
}

function Running({ formKey }: { formKey: string }) {
  const { t } = useTranslation();
  const campaigns = useCampaigns();
  const running = (campaigns.data ?? []).filter(
    (one) => one.formKey === formKey && one.state === 'open',
  ).length;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
      {running > 0 && <>{t('editor.publishRunning', { count: running })} </>}
      {t('editor.publishFixed')}
    </Typography>
  );
}
