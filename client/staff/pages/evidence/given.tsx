import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCheckLink } from '../../queries/evidence.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { FileLink } from '../../ui/file-link.tsx';
import { shortAddress, type Proof } from './proofs.ts';

type GivenLink = NonNullable<Proof['link']>;

interface GivenProps {
  proof: Proof;
  link: GivenLink;
  period: string;
}

/** What was given: the address and how it answered, the files, who gave them and when. */
export function Given({ proof, link, period }: GivenProps) {
  const language = useLanguage();
  const zone = useZone();
  return (
    <>
      {link.url && (
        <Box>
          <Link
            href={link.url}
            target="_blank"
            rel="noreferrer noopener"
            sx={{ overflowWrap: 'anywhere' }}
          >
            {shortAddress(link.url)}
          </Link>
        </Box>
      )}
      {link.files.map((file) => (
        <Box key={file.id}>
          <FileLink file={file} />
        </Box>
      ))}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {link.note && <Clamp text={link.note} />}
        {link.by}, {formatDate(link.at, zone, language)}
      </Box>
      {link.url && <Checked proof={proof} check={link.check} period={period} />}
    </>
  );
}

interface CheckedProps {
  proof: Proof;
  check: GivenLink['check'];
  period: string;
}

function Checked({ proof, check, period }: CheckedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const ask = useCheckLink();
  const { organizationId, documentId, document, organization } = proof;
  const why = check?.why
    ? t(`evidence.checked.${check.why}`)
    : t('evidence.checked.status', { status: check?.status ?? '' });
  return (
    <Box sx={{ fontSize: '0.8125rem' }}>
      <Box role="status">
        {check && (
          <>
            <Box
              component="span"
              sx={{ color: check.state === 'fails' ? 'error.main' : 'text.secondary' }}
            >
              {t(`evidence.checked.${check.state}`, { why })}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              , {t('evidence.checked.on', { day: formatDate(check.at, zone, language) })}
            </Box>
          </>
        )}
        {ask.error && <Box sx={{ color: 'error.main' }}>{ask.error.message}</Box>}
      </Box>
      <Button
        size="small"
        disabled={ask.isPending}
        aria-label={`${t('evidence.recheck')}: ${document.title}, ${organization.name}`}
        onClick={() => ask.mutate({ period, organizationId, documentId })}
        sx={{ ml: -0.75 }}
      >
        {t(ask.isPending ? 'evidence.checking' : 'evidence.recheck')}
      </Button>
    </Box>
  );
}
