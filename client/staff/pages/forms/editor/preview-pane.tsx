import OpenInNew from '@mui/icons-material/OpenInNew';
import Replay from '@mui/icons-material/Replay';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

/** Where the preview is to be: the page and the question that somebody is at. */
export interface Look {
  page: string;
  question: string;
}

interface PreviewPaneProps {
  draftKey: string;
  title: string;
  /** The revision that can be shown; null when there is none yet. */
  shown: number | null;
  faults: number;
  look: Look | null;
}

const hashOf = ({ page, question }: Look) =>
  `#page=${encodeURIComponent(page)}&question=${encodeURIComponent(question)}`;

/** The real respondent's page beside the list. It follows the draft without being loaded apart. */
export function PreviewPane({ draftKey, title, shown, faults, look }: PreviewPaneProps) {
  const { t } = useTranslation();
  const heading = useId();
  const frame = useRef<HTMLIFrameElement>(null);
  const address = (revision: number) =>
    `/preview/drafts/${encodeURIComponent(draftKey)}/${revision}`;
  const restart = useFollowing(frame, shown === null ? null : address(shown), look);
  return (
    <Box component="section" aria-labelledby={heading}>
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', mb: 0.5 }}>
        <Typography id={heading} variant="h2" sx={{ fontSize: '1rem', flex: 1 }}>
          {t('editor.look')}
        </Typography>
        {shown !== null && (
          <>
            <Button size="small" startIcon={<Replay />} onClick={restart}>
              {t('editor.tryTitle')}
            </Button>
            <Tooltip title={t('form.openApart')}>
              <IconButton
                size="small"
                href={address(shown)}
                target="_blank"
                rel="noreferrer"
                aria-label={t('form.openApart')}
              >
                <OpenInNew fontSize="small" />
              </IconButton>
            </Tooltip>
          </>
        )}
      </Box>
      {/* Always one line, so that the frame stays where it is. */}
      <Typography
        variant="body2"
        role="status"
        sx={{ color: faults > 0 ? 'warning.main' : 'text.secondary', mb: 1, minHeight: 40 }}
      >
        {shown !== null &&
          (faults > 0 ? t('editor.previewOld', { count: faults }) : t('editor.previewHint'))}
      </Typography>
      {shown === null ? (
        <Alert severity="info">{t('editor.previewNone')}</Alert>
      ) : (
        <Box
          component="iframe"
          ref={frame}
          title={t('form.previewOf', { title })}
          sx={{
            display: 'block',
            width: 1,
            maxWidth: 400,
            height: { xs: 640, lg: 'calc(100vh - 176px)' },
            minHeight: 420,
            mx: 'auto',
            border: 1,
            borderColor: '#9fb0ba',
            borderRadius: '18px',
            backgroundColor: 'background.paper',
          }}
        />
      )}
    </Box>
  );
}

/**
 * Leads the frame: to a new address when there is one, keeping the page that is being looked at,
 * and to the question that is being edited. The history of the browser gets no steps from it.
 */
function useFollowing(
  frame: RefObject<HTMLIFrameElement | null>,
  address: string | null,
  look: Look | null,
): () => void {
  const [round, setRound] = useState(0);
  const led = useRef<{ address: string; round: number } | null>(null);
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
    const inside = frame.current?.contentWindow;
    // The whole path: a bare hash would be taken as one of this page's own address.
    if (look && inside && led.current) inside.location.replace(led.current.address + hashOf(look));
  }, [frame, look]);
  useEffect(() => {
    const inside = frame.current?.contentWindow;
    if (!inside || address === null) return;
    const before = led.current;
    led.current = { address, round };
    const again = before !== null && before.round !== round;
    const kept =
      before === null ? (latest.current ? hashOf(latest.current) : '') : inside.location.hash;
    inside.location.replace(address + (again ? '' : kept));
    if (again && before.address === address) inside.location.reload();
  }, [frame, address, round]);
  return () => setRound((old) => old + 1);
}
